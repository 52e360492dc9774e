using System.Runtime.CompilerServices;
using System.Numerics;

namespace Rtos.Core;

/// <summary>The ready tasks: one ring a priority, and a bit for each priority that has any.</summary>
/// <remarks>FreeRTOS: <c>pxReadyTasksLists</c> and <c>uxTopReadyPriority</c>.</remarks>
internal sealed class ReadyLists
{
    private readonly StateList[] _lists;

    // Invariant: bit p is set exactly when _lists[p] is not empty.
    private ulong _nonEmpty;

    internal ReadyLists(TaskTable table, int priorities)
    {
        _lists = new StateList[priorities];
        for (var p = 0; p < priorities; p++)
        {
            _lists[p] = new StateList(table, ListKind.Ready, p);
        }
    }

    /// <summary>The highest priority with a ready task, or -1.</summary>
    internal int Top => unchecked(63 - BitOperations.LeadingZeroCount(_nonEmpty));

    internal StateList this[int priority] => _lists[priority];

    /// <summary>The highest priority below another one with a ready task, or -1.</summary>
    internal int TopBelow(int priority) =>
        unchecked(63 - BitOperations.LeadingZeroCount(_nonEmpty & ((1UL << priority) - 1)));

    /// <summary>FreeRTOS: <c>prvAddTaskToReadyList</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Tcb task)
    {
        _lists[task.Priority].InsertEnd(task);
        _nonEmpty |= 1UL << task.Priority;
    }

    /// <summary>Takes a task off its list, which need not be that of its present priority.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Remove(Tcb task)
    {
        var priority = task.StateItem.Number;
        var list = _lists[priority];
        list.Remove(task);
        if (list.IsEmpty)
        {
            _nonEmpty &= ~(1UL << priority);
        }
    }

    /// <summary>Whether a task stands in the ready list of a priority.</summary>
    internal bool Holds(Tcb task, int priority) => _lists[priority].Contains(task);

    /// <summary>Throws when the bitmap and the rings disagree.</summary>
    internal void CheckInvariants()
    {
        for (var p = 0; p < _lists.Length; p++)
        {
            var list = _lists[p];
            var hasBit = (_nonEmpty & (1UL << p)) != 0;
            Invariant.Holds(hasBit != list.IsEmpty, "the bit of a priority says whether its ready list has a task");
            var n = 0;
            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                Invariant.Holds(task.Priority == p, "a ready task stands in the list of its priority");
                Invariant.Holds(list.Contains(task), "a listed task names its list");
                n++;
            }

            Invariant.Holds(n == list.Count, "a list counts its tasks");
        }
    }
}
