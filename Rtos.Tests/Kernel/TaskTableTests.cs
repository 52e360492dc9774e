using Rtos.Core;

namespace Rtos.Tests.Kernel;

/// <summary>The numbers of tasks and event lists.</summary>
[TestClass]
public sealed class TaskTableTests
{
    [TestMethod]
    public void Add_ManyTasks_NumbersThemFromOneAndFindsThem()
    {
        var table = new TaskTable();
        var tasks = Enumerable.Range(0, 100).Select(i => new Tcb($"T{i}", 1, CoreAffinity.Any, 1)).ToList();

        tasks.ForEach(table.Add);

        CollectionAssert.AreEqual(Enumerable.Range(1, 100).ToList(), tasks.ConvertAll(t => t.Index));
        Assert.IsTrue(tasks.TrueForAll(t => table[t.Index] == t));
        Assert.IsNull(table.Find(TaskTable.NoTask));
    }

    [TestMethod]
    public void Add_AfterTasksWereFreed_TakesTheLastFreeNumberFirst()
    {
        var table = new TaskTable();
        var tasks = Enumerable.Range(0, 4).Select(i => new Tcb($"T{i}", 1, CoreAffinity.Any, 1)).ToList();
        tasks.ForEach(table.Add);
        table.Remove(tasks[0]);
        table.Remove(tasks[2]);

        var later = Enumerable.Range(0, 3).Select(i => new Tcb($"L{i}", 1, CoreAffinity.Any, 1)).ToList();
        later.ForEach(table.Add);

        CollectionAssert.AreEqual(new[] { 3, 1, 5 }, later.ConvertAll(t => t.Index));
    }

    [TestMethod]
    public void EventListOf_ListOfADeletedObject_ItsNumberGoesToTheNext()
    {
        var table = new TaskTable();
        var first = new EventList(table);
        var second = new EventList(table);
        table.Remove(first);
        var third = new EventList(table);
        var task = new Tcb("T", 1, CoreAffinity.Any, 1);
        table.Add(task);

        third.InsertEnd(task);

        Assert.AreEqual(first.Number, third.Number);
        Assert.AreNotEqual(second.Number, third.Number);
        Assert.AreSame(third, table.EventListOf(task.EventItem));
    }
}
