using Rtos.Core;

namespace Rtos.Tests.Core.Kernel;

/// <summary>The memory of who ran after whom is never more than a guess.</summary>
[TestClass]
public sealed class FollowersTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TaskAt_AnyTaskBehindAnyOther_IsTheOneAtThePlace(bool takesLongWay)
    {
        // More than it remembers: many share a guess.
        var (table, tasks) = Tasks(50);
        var core = new CpuCore(0);
        core.Set(Attention.LongWay, takesLongWay);
        var (random, found) = (new Random(1), 0);
        for (var i = 0; i < 5_000; i++)
        {
            core.Current = tasks[random.Next(50)];
            var next = tasks[random.Next(50)];
            found += core.Followers.Find(core.Current, next.Place) is null ? 0 : 1;

            Assert.AreSame(next, ShortWay.TaskAt(core, next.Place, table));
        }

        Assert.AreEqual(takesLongWay, found == 0, "with the short way closed nothing is learned");
    }

    [TestMethod]
    public void TaskAt_PlaceOfAFreedTask_IsWhoHasItNow()
    {
        var (table, tasks) = Tasks(2);
        var core = new CpuCore(0) { Current = tasks[0] };
        var place = tasks[1].Place;
        ShortWay.TaskAt(core, place, table);
        table.Remove(tasks[1]);
        var later = new Tcb("later", 1, CoreAffinity.Any, 1);
        table.Add(later);

        Assert.AreEqual(place, later.Place);
        Assert.AreSame(later, ShortWay.TaskAt(core, place, table));
    }

    private static (TaskTable Table, List<Tcb> Tasks) Tasks(int count)
    {
        var table = new TaskTable();
        var tasks = TaskTableTests.Tasks(count);
        tasks.ForEach(table.Add);
        return (table, tasks);
    }
}
