using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The ready tasks: one ring per priority, and a bit for each priority that has any.</summary>
/// <remarks>FreeRTOS: <c>pxReadyTasksLists</c> and <c>uxTopReadyPriority</c>.</remarks>
internal sealed class ReadyLists
{
    private readonly TaskTable _table;
    private readonly int _priorities;

    // The identifier of the list of priority 0; those of the others follow, one place apart.
    private readonly uint _first;

    // Invariant: bit p is set exactly when the list of priority p is not empty.
    private ulong _nonEmpty;

    // The priorities at which tasks have been added since the last call of TakeAdded.
    private ulong _added;

    internal ReadyLists(TaskTable table, int priorities)
    {
        _table = table;
        _priorities = priorities;
        var place = table.Append(priorities);
        for (var p = 0; p < priorities; p++)
        {
            _ = new StateList(table, place + ((uint)p * TaskTable.PlaceBytes), ListKind.Ready);
        }

        _first = place | (uint)ListKind.Ready;
    }

    /// <summary>The highest priority with a ready task, or -1.</summary>
    internal int Top => unchecked(63 - BitOperations.LeadingZeroCount(_nonEmpty));

    internal StateList this[int priority] => new(_table, unchecked(_first + ((uint)priority * TaskTable.PlaceBytes)));

    /// <summary>The highest priority below another one with a ready task, or -1.</summary>
    internal int TopBelow(int priority) =>
        unchecked(63 - BitOperations.LeadingZeroCount(_nonEmpty & ((1UL << priority) - 1)));

    /// <summary>FreeRTOS: <c>prvAddTaskToReadyList</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Tcb task)
    {
        this[task.Priority].InsertEnd(task);
        var bit = 1UL << task.Priority;
        _nonEmpty |= bit;
        _added |= bit;
    }

    /// <summary>The highest priority at which a task has been added since the last call, or -1. FreeRTOS: <c>taskRECORD_READY_PRIORITY</c>.</summary>
    internal int TakeHighestAdded()
    {
        var added = _added;
        _added = 0;
        return unchecked(63 - BitOperations.LeadingZeroCount(added));
    }

    /// <summary>Takes a task off its list, which need not be that of its present priority.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Remove(Tcb task)
    {
        var id = task.StateItem.List;
        if (new StateList(_table, id).Remove(task))
        {
            NoteEmpty(id);
        }
    }

    /// <summary>A list has lost its last task.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void NoteEmpty(uint id) => _nonEmpty &= ~(1UL << unchecked((int)((id - _first) / TaskTable.PlaceBytes)));

    /// <summary>Whether a task is in the ready list of a priority.</summary>
    internal bool Holds(Tcb task, int priority) => this[priority].Contains(task);

    /// <summary>Throws if the bitmap and the rings disagree.</summary>
    internal void CheckInvariants()
    {
        for (var p = 0; p < _priorities; p++)
        {
            var list = this[p];
            var hasBit = (_nonEmpty & (1UL << p)) != 0;
            Invariant.Holds(hasBit != list.IsEmpty, "the bit of a priority says whether its ready list has a task");
            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                Invariant.Holds(task.Priority == p, "a ready task is in the list of its priority");
                Invariant.Holds(list.Contains(task), "a listed task names its list");
            }
        }
    }
}
