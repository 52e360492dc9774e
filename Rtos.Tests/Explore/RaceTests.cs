using Races;
using Rtos.Core;
using Rtos.Explore;
using Rtos.Testing;

namespace Rtos.Tests.Explore;

/// <summary>The races of the examples: each is found, small and repeatable, and its fixed twin has none.</summary>
[TestClass]
public sealed class RaceTests
{
    internal static IEnumerable<object[]> Races => RaceTable.All.Select(r => new object[] { r.Name });

    [TestMethod]
    [DynamicData(nameof(Races))]
    public void Search_ARace_IsFoundMadeSmallAndRepeated(string name)
    {
        var race = RaceTable.Find(name)!;
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => race.Search(isFixed: false));

        // One deviation shows each of them; the search may leave one more.
        Assert.IsInRange(1, 2, Schedule.Parse(found.Schedule!).Deviations.Count, found.Message);
        Assert.AreEqual(race.Replay(found.Schedule!).Trace.ToString(), race.Replay(found.Schedule!).Trace.ToString());
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [DynamicData(nameof(Races))]
    public void Search_TheFixedTwin_FindsNothing(string name)
    {
        var schedules = Repetitions.Of(1000);

        Assert.AreEqual(schedules, RaceTable.Find(name)!.Search(isFixed: true, search => search.Schedules(schedules).Strategy("random")).Schedules);
    }

    [TestMethod]
    public void Run_WithoutAName_ListsThem()
    {
        using var output = new StringWriter();

        Assert.AreEqual(0, Program.Run(output));
        foreach (var race in RaceTable.All)
        {
            Assert.Contains($"{race.Name} ", output.ToString());
        }
    }

    [TestMethod]
    [DataRow(1, "two-locks")]
    [DataRow(0, "two-locks", "--fixed")]
    [DataRow(2, "nothing")]
    [DataRow(2, "two-locks", "--fix")]
    public void Run_AName_SearchesIt(int code, params string[] args)
    {
        using var output = new StringWriter();

        Assert.AreEqual(code, Program.Run(output, args));
        Assert.IsNotEmpty(output.ToString());
    }
}
