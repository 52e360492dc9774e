using Rtos.Core;

namespace Rtos.Tests.Kernel;

/// <summary>The memory of who ran after whom is never more than a guess.</summary>
[TestClass]
public sealed class FollowersTests
{
    [TestMethod]
    public void Find_AnyTaskBehindAnyOther_IsTheOneAtThePlace()
    {
        // More than it remembers: many share a guess.
        var (table, tasks) = Tasks(50);
        var followers = default(Followers);
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var (before, next) = (tasks[random.Next(50)], tasks[random.Next(50)]);

            Assert.AreSame(next, followers.Find(before, next.Place, table));
        }
    }

    [TestMethod]
    public void Find_PlaceOfAFreedTask_IsWhoHasItNow()
    {
        var (table, tasks) = Tasks(2);
        var followers = default(Followers);
        var place = tasks[1].Place;
        followers.Find(tasks[0], place, table);
        table.Remove(tasks[1]);
        var later = new Tcb("later", 1, CoreAffinity.Any, 1);
        table.Add(later);

        Assert.AreEqual(place, later.Place);
        Assert.AreSame(later, followers.Find(tasks[0], place, table));
    }

    private static (TaskTable Table, List<Tcb> Tasks) Tasks(int count)
    {
        var table = new TaskTable();
        var tasks = TaskTableTests.Tasks(count);
        tasks.ForEach(table.Add);
        return (table, tasks);
    }
}
