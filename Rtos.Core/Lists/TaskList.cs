using System.Runtime.CompilerServices;
using System.Diagnostics;

namespace Rtos.Core;

/// <summary>What a list of tasks stands for; it tells a task's state.</summary>
internal enum ListKind : byte
{
    None,
    Ready,
    Delayed,
    Suspended,
    Terminated,
    PendingReady,
    Event,
}

/// <summary>
/// A ring of tasks with one end marker and an index that walks it, as FreeRTOS' <c>List_t</c>.
/// The end marker is not an object here: <see cref="TaskTable.NoTask"/> stands for it.
/// </summary>
/// <typeparam name="TLink">Which of a task's two items the list uses.</typeparam>
internal abstract class TaskList<TLink>(TaskTable table)
    where TLink : struct, ITaskLink
{
    private readonly TaskTable _table = table;
    private int _head;
    private int _tail;

    // Invariant: the end marker or a member of this list.
    private int _index;

    // Invariant: if set, no item's value is greater than that of the next one.
    private bool _isSorted = true;

    /// <summary>What the items of this list say of where they are.</summary>
    internal int Id { get; private protected init; }

    internal int Count { get; private set; }

    internal Tcb? Head => _table.Find(_head);

    internal bool IsEmpty => _head == TaskTable.NoTask;

    internal bool IsIndexAtHead => _index == _head;

    internal Tcb? Next(Tcb task) => _table.Find(TLink.Of(task).Next);

    internal bool Contains(Tcb task) => TLink.Of(task).List == Id;

    /// <summary>Puts a task where the walk reaches it last. FreeRTOS: <c>vListInsertEnd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void InsertEnd(Tcb task)
    {
        _isSorted = IsEmpty;
        if (_index == TaskTable.NoTask)
        {
            Link(task, _tail, TaskTable.NoTask);
        }
        else
        {
            Link(task, Item(_index).Previous, _index);
        }
    }

    /// <summary>Puts a task behind those with an equal or smaller value. FreeRTOS: <c>vListInsert</c>.</summary>
    /// <remarks>
    /// The kernels walk from the head. In a sorted list the walk from the tail ends at the same place, after one step if
    /// nobody of lower priority waits, however many wait. It is not sorted if a value has changed since its task was put
    /// here: then only the walk from the head finds what the kernels find.
    /// </remarks>
    internal void Insert(Tcb task)
    {
        var value = TLink.Of(task).Value;
        if (value == uint.MaxValue)
        {
            Link(task, _tail, TaskTable.NoTask);
            return;
        }

        _isSorted |= IsEmpty;
        if (_isSorted)
        {
            InsertFromTail(task, value);
            return;
        }

        var before = TaskTable.NoTask;
        var after = _head;
        while (after != TaskTable.NoTask && Item(after).Value <= value)
        {
            before = after;
            after = Item(after).Next;
        }

        Link(task, before, after);
    }

    /// <summary>The value of a task of this list has changed where it stands.</summary>
    internal void NoteValueChanged() => _isSorted = false;

    /// <summary>Takes a task off the list. FreeRTOS: <c>uxListRemove</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Remove(Tcb task)
    {
        ref var item = ref TLink.Of(task);
        Debug.Assert(item.List == Id, "a task is taken off a list that does not hold it");
        var (next, previous) = (item.Next, item.Previous);
        if (previous == TaskTable.NoTask)
        {
            _head = next;
        }
        else
        {
            Item(previous).Next = next;
        }

        if (next == TaskTable.NoTask)
        {
            _tail = previous;
        }
        else
        {
            Item(next).Previous = previous;
        }

        if (_index == task.Index)
        {
            _index = previous;
        }

        item.List = ListItem.None;
        Count = unchecked(Count - 1);
    }

    /// <summary>Moves the index to the next task, past the end marker, and returns that task. FreeRTOS: <c>listGET_OWNER_OF_NEXT_ENTRY</c>.</summary>
    internal Tcb NextOwner()
    {
        var index = _index;
        var next = index == TaskTable.NoTask ? TaskTable.NoTask : Item(index).Next;
        index = next == TaskTable.NoTask ? _head : next;
        _index = index;
        return _table[index];
    }

    /// <summary>Puts the index back on the end marker.</summary>
    internal void ResetIndex() => _index = TaskTable.NoTask;

    /// <summary>Puts the index on the first task.</summary>
    internal void IndexHead() => _index = _head;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link(Tcb task, int previous, int next)
    {
        ref var item = ref TLink.Of(task);
        Debug.Assert(!item.IsListed, "a task is put into a second list");
        item.List = Id;
        item.Previous = previous;
        item.Next = next;
        if (previous == TaskTable.NoTask)
        {
            _head = task.Index;
        }
        else
        {
            Item(previous).Next = task.Index;
        }

        if (next == TaskTable.NoTask)
        {
            _tail = task.Index;
        }
        else
        {
            Item(next).Previous = task.Index;
        }

        Count = unchecked(Count + 1);
    }

    private void InsertFromTail(Tcb task, uint value)
    {
        var after = TaskTable.NoTask;
        var before = _tail;
        while (before != TaskTable.NoTask && Item(before).Value > value)
        {
            after = before;
            before = Item(before).Previous;
        }

        Link(task, before, after);
    }

    private ref ListItem Item(int index) => ref TLink.Of(_table[index]);
}

/// <summary>A list that tells the state of its tasks.</summary>
internal sealed class StateList : TaskList<StateLink>
{
    internal StateList(TaskTable table, ListKind kind, int number = 0)
        : base(table) => Id = ListItem.IdOf(kind, number);
}

/// <summary>The tasks that wait for one event, or that are held back while the scheduler is suspended.</summary>
internal sealed class EventList : TaskList<EventLink>
{
    internal EventList(TaskTable table, ListKind kind = ListKind.Event)
        : base(table) => Id = ListItem.IdOf(kind, table.Add(this));

    /// <summary>Which of the table's event lists this is.</summary>
    internal int Number => ListItem.NumberOf(Id);
}
