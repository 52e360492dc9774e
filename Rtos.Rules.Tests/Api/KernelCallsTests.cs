namespace Rtos.Rules.Tests.Api;

/// <summary>Every kernel call has its facts as attributes.</summary>
[TestClass]
public sealed class KernelCallsTests
{
    [TestMethod]
    public void Calls_OfThePublicApi_HaveTheirAttributes()
    {
        var calls = KernelCalls.Of(typeof(Rtos.Tasks.RtosTask).Assembly).ToList();
        Assert.IsGreaterThan(120, calls.Count);
        Assert.AreEqual("", string.Join("\n", calls.SelectMany(KernelCalls.Gaps)));
    }

    [TestMethod]
    public void Gaps_NoAttributes_AreFound() => CollectionAssert.AreEqual(
        new[] { "M:System.Object.ToString: no FreeRtos or EspIdf", "M:System.Object.ToString: no CallFrom" },
        KernelCalls.Gaps(typeof(object).GetMethod("ToString")!).ToArray());
}
