using Rtos.Core;

namespace Rtos.Tests.Core.Kernel;

/// <summary>The places of tasks and lists.</summary>
[TestClass]
public sealed class TaskTableTests
{
    [TestMethod]
    public void Add_ManyTasks_EachIsFoundByBothOfItsLinks()
    {
        var table = new TaskTable();
        var tasks = Tasks(300);

        tasks.ForEach(table.Add);

        Assert.IsTrue(tasks.TrueForAll(t => table.TaskAt(t.Place) == t && table.TaskAt(t.Place + TaskTable.LinkBytes) == t));
        CollectionAssert.AllItemsAreUnique(tasks.ConvertAll(t => t.Place));
        Assert.IsTrue(tasks.TrueForAll(t => t.Place != 0), "0 stands for no link");
    }

    [TestMethod]
    public void Add_AfterTasksWereFreed_TakesTheLastFreePlaceFirst()
    {
        var table = new TaskTable();
        var tasks = Tasks(4);
        tasks.ForEach(table.Add);
        var places = tasks.ConvertAll(t => t.Place);
        table.Remove(tasks[0]);
        table.Remove(tasks[2]);

        var later = Tasks(3);
        later.ForEach(table.Add);

        CollectionAssert.AreEqual(
            new[] { places[2], places[0], places[3] + TaskTable.PlaceBytes }, later.ConvertAll(t => t.Place));
    }

    [TestMethod]
    public void NewList_AtThePlaceOfADeletedOne_IsEmptyAndHoldsItsTasks()
    {
        var table = new TaskTable();
        var tasks = Tasks(2);
        tasks.ForEach(table.Add);
        var first = new EventList(table);
        var second = new EventList(table);
        first.InsertEnd(tasks[0]);
        first.IndexHead();
        first.Remove(tasks[0]);
        table.Remove(first);

        var third = new EventList(table);
        third.InsertEnd(tasks[1]);

        Assert.AreEqual(first.Id, third.Id);
        Assert.AreNotEqual(second.Id, third.Id);
        Assert.AreSame(tasks[1], third.Head);
        Assert.IsTrue(second.IsEmpty);
        Assert.IsTrue(new EventList(table, tasks[1].EventItem.List).Contains(tasks[1]));
    }

    [TestMethod]
    public void Append_MoreThanThereIsRoomFor_KeepsTheListsThatAreThere()
    {
        var table = new TaskTable();
        var tasks = Tasks(3);
        tasks.ForEach(table.Add);
        var list = new StateList(table, ListKind.Suspended);
        tasks.ForEach(list.InsertEnd);

        var places = table.Append(10_000);

        Assert.AreEqual(list.Place + TaskTable.PlaceBytes, places);
        Assert.AreEqual("[T0, T1, T2]", list.ToString());
    }

    internal static List<Tcb> Tasks(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Tcb($"T{i}", 1, CoreAffinity.Any, 1))];
}
