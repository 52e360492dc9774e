using Rtos.Core;
using Rtos.Explore;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Explore;

[TestClass]
public sealed class CoverageTests
{
    [TestMethod]
    public void Add_ItemsOfSchedules_EstimatesHowOftenSomethingIsNew()
    {
        var map = new CoverageMap();
        map.Add([1, 2]);
        Assert.AreEqual(1, map.Sum.New);
        map.Add([1]);
        map.Add(null);
        map.Add(null);

        // One of two was seen only once, in four schedules.
        Assert.AreEqual(0.25, map.Sum.New);
        Assert.AreEqual(2, map.Sum.States);
        Assert.IsTrue(map.IsSettled(1));
        Assert.IsFalse(map.IsSettled(2));
        Assert.IsFalse(map.IsSettled(3));
        map.Add([2]);
        Assert.AreEqual(0, map.Sum.New);
    }

    [TestMethod]
    public void Reach_CallsOfTwoTasks_NotesHandOversAndStates()
    {
        var map = new CoverageMap();
        Reach(map, "A take", "A give", "B take");
        Assert.AreEqual((2, 3), (map.Sum.HandOvers, map.Sum.States));

        // Another order has other hand-overs; where both end is the same state.
        Reach(map, "B take", "A take", "A give");
        Assert.AreEqual((4, 5), (map.Sum.HandOvers, map.Sum.States));
        Reach(map, "B take", "A take", "A give");
        Assert.AreEqual((4, 5), (map.Sum.HandOvers, map.Sum.States));
    }

    [TestMethod]
    public void Check_AProgramThatIsSeenWhole_StopsEarly()
    {
        static void Start(Device device)
        {
            var queue = device.CreateQueue<int>("q", 2);
            device.CreateTask("A", 3, 3072, CoreAffinity.Core0, async _ => await queue.Send(1, Ticks.Forever));
            device.CreateTask("B", 3, 3072, CoreAffinity.Core1, async _ => await queue.Receive(Ticks.Forever));
        }

        var all = ScheduleSearch.Check(Start, search => search.Schedules(5000).Strategy("random").Until(TimeSpan.FromMilliseconds(20)));
        var some = ScheduleSearch.Check(Start, search => search.Schedules(5000).Strategy("random").Until(TimeSpan.FromMilliseconds(20)).StopWhenNewBelow(1));

        Assert.AreEqual(5000, all.Schedules);
        Assert.IsLessThan(1000, some.Schedules);
        Assert.AreEqual((all.HandOvers, all.States), (some.HandOvers, some.States));
        Assert.IsLessThan(0.01, some.NewProbability);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(101)]
    public void StopWhenNewBelow_ImpossiblePercentage_IsRefused(double percent) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ScheduleSearch.Check(static _ => { }, search => search.StopWhenNewBelow(percent)));

    private static void Reach(CoverageMap map, params string[] calls)
    {
        var run = new RunCoverage(map);
        foreach (var call in calls)
        {
            run.Reach(new ChoicePoint(ChoiceKind.Call, 0, 0, 0, call[0] - 'A', call[..1], call[2..]));
        }

        map.Add(run.New);
    }
}
