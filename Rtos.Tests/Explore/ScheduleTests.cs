using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Tests.Explore;

[TestClass]
public sealed class ScheduleTests
{
    private static readonly SearchBounds Bounds = new(10, 160_000, 3);

    private static readonly Schedule Sample = new(
        "1.2.3",
        "5f3a9c1e",
        Bounds,
        [new Deviation(0, ChoiceKind.Call, 1240), new Deviation(12, ChoiceKind.Work, 1), new Deviation(57, ChoiceKind.Interrupt, 99_999_999_999)]);

    [TestMethod]
    public void Parse_ALineThatWasWritten_IsTheSame()
    {
        var read = Schedule.Parse($"  {Sample}\n");

        Assert.AreEqual("e1:1.2.3:5f3a9c1e:w10d160000n3:0c1240.12w1.57i99999999999:", Sample.ToString()[..^4]);
        Assert.AreEqual(Sample.ToString(), read.ToString());
        Assert.AreEqual(Bounds, read.Bounds);
        CollectionAssert.AreEqual(Sample.Deviations.ToArray(), read.Deviations.ToArray());
    }

    [TestMethod]
    public void Parse_TheUsualRun_HasNoDeviations() =>
        Assert.IsEmpty(Schedule.Parse((Sample with { Deviations = [] }).ToString()).Deviations);

    [TestMethod]
    public void Parse_MutatedLines_AreRefusedOrWellFormed()
    {
        var random = new Random(1);
        var line = Sample.ToString();
        const string Characters = "e1:.0123456789abcdefwcin -+é\0\n";
        for (var n = 0; n < 10_000; n++)
        {
            var text = line.ToCharArray().ToList();
            for (var change = random.Next(1, 4); change > 0 && text.Count > 0; change--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0:
                        text.RemoveAt(at);
                        break;
                    case 1:
                        text.Insert(at, Characters[random.Next(Characters.Length)]);
                        break;
                    default:
                        text[at] = Characters[random.Next(Characters.Length)];
                        break;
                }
            }

            var mutated = new string([.. text]);
            try
            {
                // Four check digits let one of 65,536 pass.
                Assert.AreEqual(mutated.Trim(), Schedule.Parse(mutated).ToString());
            }
            catch (ScheduleException e)
            {
                Assert.IsNotEmpty(e.Message);
            }
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("e1")]
    [DataRow("e2:1.2.3:5f3a9c1e:w10d160000n3::0000")]
    [DataRow("e1:1.2.3:5f3a9c1e:w10d160000n3:0c1240.12w1.57i99999999999")]
    [DataRow("e1:1.2.3:5f3a9c1e:w10d160000n3:0c1240.12w1.57i99999999999:0000")]
    public void Parse_SomethingElse_IsRefused(string line) => Assert.ThrowsExactly<ScheduleException>(() => Schedule.Parse(line));

    // With check digits that fit: a line that somebody has made up.
    [TestMethod]
    [DataRow(0, 101, 3)]
    [DataRow(0, 10, 0)]
    [DataRow(-1, 10, 3)]
    public void Parse_ImpossibleContents_AreRefused(int number, int percent, int events)
    {
        var line = Sample with { Bounds = new SearchBounds(percent, 1, events), Deviations = [new Deviation(number, ChoiceKind.Call, 1)] };

        Assert.ThrowsExactly<ScheduleException>(() => Schedule.Parse(line.ToString()));
    }

    [TestMethod]
    public void Parse_ChoicesOutOfOrder_AreRefused() =>
        Assert.ThrowsExactly<ScheduleException>(() => Schedule.Parse((Sample with { Deviations = [.. Sample.Deviations.Reverse()] }).ToString()));

    [TestMethod]
    public void CheckFits_AnotherVersionProgramOrBound_IsRefused()
    {
        Sample.CheckFits("1.2.3", "5f3a9c1e", Bounds);
        Sample.CheckFits("1.2.3", "5f3a9c1e", null);

        Assert.Contains("1.2.4", Assert.ThrowsExactly<ScheduleException>(() => Sample.CheckFits("1.2.4", "5f3a9c1e", Bounds)).Message);
        Assert.Contains("another program", Assert.ThrowsExactly<ScheduleException>(() => Sample.CheckFits("1.2.3", "00000000", Bounds)).Message);
        Assert.Contains("w11d160000n3", Assert.ThrowsExactly<ScheduleException>(() => Sample.CheckFits("1.2.3", "5f3a9c1e", Bounds with { WorkPercent = 11 })).Message);
    }
}
