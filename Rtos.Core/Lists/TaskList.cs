using System.Diagnostics;

namespace Rtos.Core;

/// <summary>What a list of tasks stands for; it tells a task's state.</summary>
internal enum ListKind : byte
{
    Ready,
    Delayed,
    Suspended,
    Terminated,
    PendingReady,
    Event,
}

/// <summary>A list of tasks, whichever of the two items it links.</summary>
internal abstract class TaskList(ListKind kind)
{
    internal ListKind Kind { get; } = kind;

    internal int Count { get; private protected set; }

    /// <summary>Takes a task off the list. FreeRTOS: <c>uxListRemove</c>.</summary>
    internal abstract void Remove(Tcb task);
}

/// <summary>
/// A ring of tasks with one end marker and an index that walks it, as FreeRTOS' <c>List_t</c>.
/// The end marker is not an object here: <see langword="null"/> stands for it.
/// </summary>
/// <typeparam name="TLink">Which of a task's two items the list uses.</typeparam>
internal class TaskList<TLink>(ListKind kind) : TaskList(kind)
    where TLink : struct, ITaskLink
{
    private Tcb? _head;
    private Tcb? _tail;

    // Invariant: null (the end marker) or a member of this list.
    private Tcb? _index;

    internal Tcb? Head => _head;

    internal bool IsEmpty => _head is null;

    internal bool IsIndexAtHead => _index == _head;

    internal static Tcb? Next(Tcb task) => TLink.Of(task).Next;

    internal bool Contains(Tcb task) => TLink.Of(task).Container == this;

    /// <summary>Puts a task where the walk reaches it last. FreeRTOS: <c>vListInsertEnd</c>.</summary>
    internal void InsertEnd(Tcb task)
    {
        if (_index is null)
        {
            Link(task, _tail, null);
        }
        else
        {
            Link(task, TLink.Of(_index).Previous, _index);
        }
    }

    /// <summary>Puts a task behind those with an equal or smaller value. FreeRTOS: <c>vListInsert</c>.</summary>
    /// <remarks>The walk starts at the head: values may have changed since their tasks were put here.</remarks>
    internal void Insert(Tcb task)
    {
        var value = TLink.Of(task).Value;
        if (value == uint.MaxValue)
        {
            Link(task, _tail, null);
            return;
        }

        Tcb? before = null;
        var after = _head;
        while (after is not null && TLink.Of(after).Value <= value)
        {
            before = after;
            after = TLink.Of(after).Next;
        }

        Link(task, before, after);
    }

    internal override void Remove(Tcb task)
    {
        ref var item = ref TLink.Of(task);
        Debug.Assert(item.Container == this, "a task is taken off a list that does not hold it");
        if (item.Previous is null)
        {
            _head = item.Next;
        }
        else
        {
            TLink.Of(item.Previous).Next = item.Next;
        }

        if (item.Next is null)
        {
            _tail = item.Previous;
        }
        else
        {
            TLink.Of(item.Next).Previous = item.Previous;
        }

        if (_index == task)
        {
            _index = item.Previous;
        }

        item.Next = null;
        item.Previous = null;
        item.Container = null;
        Count--;
    }

    /// <summary>Moves the index to the next task, past the end marker, and returns that task. FreeRTOS: <c>listGET_OWNER_OF_NEXT_ENTRY</c>.</summary>
    internal Tcb NextOwner()
    {
        _index = _index is null ? _head : TLink.Of(_index).Next ?? _head;
        return _index!;
    }

    /// <summary>Puts the index back on the end marker.</summary>
    internal void ResetIndex() => _index = null;

    /// <summary>Puts the index on the first task.</summary>
    internal void IndexHead() => _index = _head;

    private void Link(Tcb task, Tcb? previous, Tcb? next)
    {
        ref var item = ref TLink.Of(task);
        Debug.Assert(item.Container is null, "a task is put into a second list");
        item.Container = this;
        item.Previous = previous;
        item.Next = next;
        if (previous is null)
        {
            _head = task;
        }
        else
        {
            TLink.Of(previous).Next = task;
        }

        if (next is null)
        {
            _tail = task;
        }
        else
        {
            TLink.Of(next).Previous = task;
        }

        Count++;
    }
}

/// <summary>A list that tells the state of its tasks.</summary>
internal class StateList(ListKind kind) : TaskList<StateLink>(kind);

/// <summary>The tasks that wait for one event, or that are held back while the scheduler is suspended.</summary>
internal sealed class EventList(ListKind kind = ListKind.Event) : TaskList<EventLink>(kind);
