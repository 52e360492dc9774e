using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;

namespace Rtos.Tests.Core.Properties;

/// <summary>The list of tasks against a plain model of FreeRTOS' <c>List_t</c>: a ring with an end marker and an index.</summary>
[TestClass]
public sealed class TaskListModelTests
{
    private const int Tasks = 8;

    private enum Act
    {
        InsertEnd,
        Insert,
        Remove,
        MoveIndex,
        ResetIndex,
        IndexHead,
        ChangeValue,
    }

    private static Gen<(Act Act, int Task, uint Value)> Steps =>
        from act in Gen.Elements(
            Act.InsertEnd, Act.InsertEnd, Act.Insert, Act.Insert, Act.Remove, Act.MoveIndex, Act.MoveIndex, Act.ResetIndex, Act.IndexHead, Act.ChangeValue)
        from task in Gen.Choose(0, Tasks - 1)
        from value in Gen.Elements(0u, 1u, 2u, 3u, uint.MaxValue)
        select (act, task, value);

    [TestMethod]
    public void EventList_RandomSteps_EqualsTheRingWithAnEndMarker() => Check(table => new EventList(table));

    [TestMethod]
    public void StateList_RandomSteps_EqualsTheRingWithAnEndMarker() =>
        Check(table => new StateList(table, ListKind.Suspended), isNeverSorted: true);

    private static void Check<TLink>(Func<TaskTable, TaskList<TLink>> make, bool isNeverSorted = false)
        where TLink : struct, ITaskLink =>
        Law.HoldsForSteps(1500, 60, Steps, steps =>
        {
            var table = new TaskTable();
            var tasks = Enumerable.Range(0, Tasks).Select(i => new Tcb($"T{i}", 1, CoreAffinity.Any, 1)).ToArray();
            Array.ForEach(tasks, table.Add);
            var list = make(table);
            var model = new Ring();
            foreach (var (chosen, index, value) in steps)
            {
                var act = isNeverSorted && chosen == Act.Insert ? Act.InsertEnd : chosen;
                var task = tasks[index];
                if (act is Act.Insert or Act.InsertEnd && !list.Contains(task))
                {
                    TLink.Of(task).Value = value;
                }

                Do(act, table, list, model, task, value);
                Compare(list, model);
            }
        });

    private static void Do<TLink>(Act act, TaskTable table, TaskList<TLink> list, Ring model, Tcb task, uint value)
        where TLink : struct, ITaskLink
    {
        switch (act)
        {
            case Act.InsertEnd when !list.Contains(task):
                list.InsertEnd(task);
                model.InsertEnd(task, value);
                break;
            case Act.Insert when !list.Contains(task):
                list.Insert(task);
                model.Insert(task, value);
                break;
            case Act.Remove when list.Contains(task):
                list.Remove(task);
                model.Remove(task);
                break;
            case Act.MoveIndex when !list.IsEmpty:
                Assert.AreSame(model.NextOwner(), table.TaskAt(list.MoveIndex()));
                break;
            case Act.ResetIndex:
                list.ResetIndex();
                model.Index = model.End;
                break;
            case Act.IndexHead:
                list.IndexHead();
                model.Index = model.End.Next;
                break;
            case Act.ChangeValue when list.Contains(task):
                TLink.Of(task).Value = value;
                list.NoteValueChanged();
                model.ItemOf(task).Value = value;
                break;
            default:
                break;
        }
    }

    private static void Compare<TLink>(TaskList<TLink> list, Ring model)
        where TLink : struct, ITaskLink
    {
        var expected = model.Owners().ToList();
        var actual = new List<Tcb>();
        for (var task = list.Head; task is not null; task = list.Next(task))
        {
            actual.Add(task);
            Assert.IsTrue(list.Contains(task));
        }

        CollectionAssert.AreEqual(expected, actual);
        Assert.AreEqual(expected.Count, list.Count);
        Assert.AreEqual(expected.Count == 0, list.IsEmpty);
        Assert.AreEqual(model.Index == model.End.Next, list.IsIndexAtHead);
    }

    private sealed class Item(Tcb? owner, uint value)
    {
        internal Tcb? Owner { get; } = owner;

        internal uint Value { get; set; } = value;

        internal Item Next { get; set; } = null!;

        internal Item Previous { get; set; } = null!;
    }

    private sealed class Ring
    {
        internal Ring()
        {
            End = new Item(null, uint.MaxValue);
            End.Next = End.Previous = Index = End;
        }

        internal Item End { get; }

        /// <summary>FreeRTOS: <c>pxIndex</c>.</summary>
        internal Item Index { get; set; }

        internal IEnumerable<Tcb> Owners()
        {
            for (var item = End.Next; item != End; item = item.Next)
            {
                yield return item.Owner!;
            }
        }

        internal void InsertEnd(Tcb task, uint value) => InsertBefore(Index, new Item(task, value));

        internal void Insert(Tcb task, uint value)
        {
            var after = End;
            if (value == uint.MaxValue)
            {
                after = End.Previous;
            }
            else
            {
                while (after.Next.Value <= value)
                {
                    after = after.Next;
                }
            }

            InsertBefore(after.Next, new Item(task, value));
        }

        internal Item ItemOf(Tcb task)
        {
            var item = End.Next;
            while (item.Owner != task)
            {
                item = item.Next;
            }

            return item;
        }

        internal void Remove(Tcb task)
        {
            var item = ItemOf(task);
            item.Next.Previous = item.Previous;
            item.Previous.Next = item.Next;
            Index = Index == item ? item.Previous : Index;
        }

        internal Tcb NextOwner()
        {
            Index = Index.Next;
            Index = Index == End ? Index.Next : Index;
            return Index.Owner!;
        }

        private static void InsertBefore(Item next, Item item)
        {
            item.Next = next;
            item.Previous = next.Previous;
            next.Previous.Next = item;
            next.Previous = item;
        }
    }
}
