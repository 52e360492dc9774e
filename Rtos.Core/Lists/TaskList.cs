global using EventList = Rtos.Core.TaskList<Rtos.Core.EventLink>;
global using StateList = Rtos.Core.TaskList<Rtos.Core.StateLink>;

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The kind of a list of tasks; it determines a task's state.</summary>
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
/// A ring of tasks with one end marker and an index that walks it. FreeRTOS: <c>List_t</c>. All its data is in the
/// <see cref="TaskTable"/>: this struct only locates it.
/// </summary>
/// <typeparam name="TLink">Which of a task's two items the list uses: <c>StateList</c> or <c>EventList</c>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
internal readonly struct TaskList<TLink>
    where TLink : struct, ITaskLink
{
    // The marker next to the index of a list in which the value of a listed task has changed.
    private const uint NotSorted = 1;

    private readonly TaskTable _table;
    private readonly uint _id;

    /// <summary>Makes a list.</summary>
    internal TaskList(TaskTable table, ListKind kind = ListKind.Event)
        : this(table, table.AddList(), kind)
    {
    }

    /// <summary>Makes a list at a place that has been reserved for it.</summary>
    internal TaskList(TaskTable table, uint place, ListKind kind)
        : this(table, (place + TLink.Offset) | (uint)kind)
    {
        table[End] = new Link { Next = End, Previous = End };
        table[IndexAt] = new Link { Next = End };
    }

    /// <summary>The list with an identifier.</summary>
    internal TaskList(TaskTable table, uint id)
    {
        _table = table;
        _id = id;
        End = id & ~ListItem.KindMask;
    }

    /// <summary>The identifier in the items of this list.</summary>
    internal uint Id => _id;

    internal uint Place => _id & ~(TaskTable.PlaceBytes - 1);

    /// <summary>The number of its tasks; counting them takes a walk.</summary>
    internal int Count
    {
        get
        {
            var n = 0;
            for (var at = _table[End].Next; at != End; at = _table[at].Next)
            {
                n++;
            }

            return n;
        }
    }

    internal Tcb? Head => TaskOrEnd(_table[End].Next);

    internal bool IsEmpty => _table[End].Next == End;

    /// <summary>Whether it has two tasks or more.</summary>
    internal bool HasSeveral
    {
        get
        {
            ref var end = ref _table[End];
            return end.Next != end.Previous;
        }
    }

    /// <summary>Whether it has one task.</summary>
    internal bool HasOne => !HasSeveral && !IsEmpty;

    internal bool IsIndexAtHead => _table[IndexAt].Next == _table[End].Next;

    // The place of the end marker, and next to it the index: in a list's place, the link that its tasks do not use here.
    private uint End { get; }

    private uint IndexAt => End ^ TaskTable.LinkBytes;

    internal Tcb? Next(Tcb task) => TaskOrEnd(_table[At(task)].Next);

    internal bool Contains(Tcb task) => TLink.Of(task).List == _id;

    /// <summary>Puts a task where the walk reaches it last. FreeRTOS: <c>vListInsertEnd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void InsertEnd(Tcb task)
    {
        ref var first = ref _table.First;
        ref var index = ref TaskTable.At(ref first, IndexAt);
        var next = index.Next;
        var previous = TaskTable.At(ref first, next).Previous;
        if (typeof(TLink) == typeof(EventLink))
        {
            // A marker before itself: the list is empty.
            index.Previous = previous == next ? 0 : NotSorted;
        }

        Insert(ref first, task, previous, next);
    }

    /// <summary>Puts a task after those with an equal or smaller value, in an event list. FreeRTOS: <c>vListInsert</c>.</summary>
    /// <remarks>
    /// The kernels walk from the head. In a sorted list the walk from the tail ends at the same place, after one step if
    /// no task of lower priority waits, however many wait. The list is not sorted if a value has changed since its task was put
    /// here: then only the walk from the head finds what the kernels find.
    /// </remarks>
    internal void Insert(Tcb task)
    {
        ref var first = ref _table.First;
        var value = TLink.Of(task).Value;
        var next = End;
        var previous = TaskTable.At(ref first, next).Previous;
        if (previous == next)
        {
            TaskTable.At(ref first, IndexAt).Previous = 0;
        }
        else if (value != uint.MaxValue)
        {
            next = PlaceOf(value, previous);
            previous = TaskTable.At(ref first, next).Previous;
        }

        Insert(ref first, task, previous, next);
    }

    /// <summary>The value of a listed task has changed.</summary>
    internal void NoteValueChanged() => _table[IndexAt].Previous = NotSorted;

    /// <summary>Takes a task off the list; returns whether it was the only one. FreeRTOS: <c>uxListRemove</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Remove(Tcb task)
    {
        Debug.Assert(Contains(task), "a task is taken off a list that does not hold it");
        ref var first = ref _table.First;
        var at = At(task);
        ref var link = ref TaskTable.At(ref first, at);
        var (next, previous) = (link.Next, link.Previous);
        TaskTable.At(ref first, previous).Next = next;
        TaskTable.At(ref first, next).Previous = previous;
        ref var index = ref TaskTable.At(ref first, IndexAt);
        if (index.Next == at)
        {
            index.Next = previous;
        }

        TLink.Of(task).List = ListItem.None;
        return next == previous;
    }

    /// <summary>Moves the index to the next task, past the end marker; returns the place of that task's link. FreeRTOS: <c>listGET_OWNER_OF_NEXT_ENTRY</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint MoveIndex()
    {
        ref var first = ref _table.First;
        ref var index = ref TaskTable.At(ref first, IndexAt);
        var end = End;
        var next = TaskTable.At(ref first, index.Next).Next;
        var head = TaskTable.At(ref first, end).Next;

        next = next == end ? head : next;
        index.Next = next;
        return next;
    }

    /// <summary>Puts the index back on the end marker.</summary>
    internal void ResetIndex() => _table[IndexAt].Next = End;

    /// <summary>Puts the index on the first task.</summary>
    internal void IndexHead() => _table[IndexAt].Next = _table[End].Next;

    /// <summary>The names of its tasks, in order.</summary>
    public override string ToString()
    {
        var names = new List<string>();
        for (var task = Head; task is not null; task = Next(task))
        {
            names.Add(task.Name);
        }

        return $"[{string.Join(", ", names)}]";
    }

    private static uint At(Tcb task) => unchecked(task.Place + TLink.Offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Insert(ref Link first, Tcb task, uint previous, uint next)
    {
        Debug.Assert(!TLink.Of(task).IsListed, "a task is put into a second list");
        var at = At(task);
        ref var link = ref TaskTable.At(ref first, at);
        link.Next = next;
        link.Previous = previous;
        TaskTable.At(ref first, previous).Next = at;
        TaskTable.At(ref first, next).Previous = at;
        TLink.Of(task).List = _id;
    }

    // The task before which a value goes in a list that is not empty.
    private uint PlaceOf(uint value, uint tail)
    {
        if (_table[IndexAt].Previous != NotSorted)
        {
            var next = End;
            for (var at = tail; at != End && ValueAt(at) > value; at = _table[at].Previous)
            {
                next = at;
            }

            return next;
        }

        var first = _table[End].Next;
        while (first != End && ValueAt(first) <= value)
        {
            first = _table[first].Next;
        }

        return first;
    }

    private uint ValueAt(uint at) => TLink.Of(_table.TaskAt(at)).Value;

    private Tcb? TaskOrEnd(uint at) => at == End ? null : _table.TaskAt(at);
}
