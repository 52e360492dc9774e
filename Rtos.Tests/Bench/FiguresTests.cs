using Rtos.Bench;

namespace Rtos.Tests.Bench;

/// <summary>How the benchmark makes figures of measurements.</summary>
[TestClass]
public sealed class FiguresTests
{
    [TestMethod]
    [DataRow(new[] { 3.0 }, 3.0)]
    [DataRow(new[] { 9.0, 1, 2 }, 2.0)]
    [DataRow(new[] { 4.0, 1, 3, 100 }, 3.5)]
    public void Median_OfValues_IsTheMiddle(double[] values, double expected) => Assert.AreEqual(expected, Statistics.Median(values));

    [TestMethod]
    public void Median_OfNothing_IsRefused() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Statistics.Median([]));

    [TestMethod]
    public void Verdicts_AtTheTarget_AreOk()
    {
        Assert.AreEqual(Verdict.Ok, FigureRow.AtMost("", 2, "", 2).Verdict);
        Assert.AreEqual(Verdict.Missed, FigureRow.AtMost("", 2.01, "", 2).Verdict);
        Assert.AreEqual(Verdict.None, FigureRow.AtMost("", 2, "", null).Verdict);
        Assert.AreEqual(Verdict.Ok, FigureRow.AtLeast("", 1.8, "", 1.8).Verdict);
        Assert.AreEqual(Verdict.Missed, FigureRow.AtLeast("", 1.79, "", 1.8).Verdict);
    }

    [TestMethod]
    public void Targets_OfEveryWorkload_AreKnown()
    {
        foreach (var name in (string[])["W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W9-text"])
        {
            Assert.AreEqual(name, AllWorkloads.Find(name).Name);
            Assert.IsNotNull(Targets.Of(name).Target);
        }
    }

    [TestMethod]
    public void Digest_OfNothing_IsItsStart()
    {
        var digest = new OrderDigest();
        Assert.AreEqual(new Outcome(0, "14650fb0739d0383"), digest.Outcome);
        digest.Mix(1, 2);
        Assert.AreEqual(1, digest.Outcome.Operations);
    }
}
