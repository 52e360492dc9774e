using System.Numerics;

namespace Rtos.Core;

/// <summary>The ready tasks: one ring a priority, and a bit for each priority that has any.</summary>
/// <remarks>FreeRTOS: <c>pxReadyTasksLists</c> and <c>uxTopReadyPriority</c>.</remarks>
internal sealed class ReadyLists
{
    private readonly ReadyList[] _lists;

    // Invariant: bit p is set exactly when _lists[p] is not empty.
    private ulong _nonEmpty;

    internal ReadyLists(int priorities)
    {
        _lists = new ReadyList[priorities];
        for (var p = 0; p < priorities; p++)
        {
            _lists[p] = new ReadyList(this, p);
        }
    }

    /// <summary>The highest priority with a ready task, or -1.</summary>
    internal int Top => 63 - BitOperations.LeadingZeroCount(_nonEmpty);

    internal StateList this[int priority] => _lists[priority];

    /// <summary>The highest priority below another one with a ready task, or -1.</summary>
    internal int TopBelow(int priority) =>
        63 - BitOperations.LeadingZeroCount(_nonEmpty & ((1UL << priority) - 1));

    /// <summary>FreeRTOS: <c>prvAddTaskToReadyList</c>.</summary>
    internal void Add(Tcb task)
    {
        _lists[task.Priority].InsertEnd(task);
        _nonEmpty |= 1UL << task.Priority;
    }

    /// <summary>Whether a task stands in the ready list of a priority.</summary>
    internal bool Holds(Tcb task, int priority) => _lists[priority].Contains(task);

    /// <summary>Throws when the bitmap and the rings disagree.</summary>
    internal void CheckInvariants()
    {
        for (var p = 0; p < _lists.Length; p++)
        {
            var hasBit = (_nonEmpty & (1UL << p)) != 0;
            Invariant.Holds(hasBit != _lists[p].IsEmpty, "the bit of a priority says whether its ready list has a task");
            var n = 0;
            for (var task = _lists[p].Head; task is not null; task = StateList.Next(task))
            {
                Invariant.Holds(task.Priority == p, "a ready task stands in the list of its priority");
                Invariant.Holds(_lists[p].Contains(task), "a listed task names its list");
                n++;
            }

            Invariant.Holds(n == _lists[p].Count, "a list counts its tasks");
        }
    }

    private sealed class ReadyList(ReadyLists owner, int priority) : StateList(ListKind.Ready)
    {
        internal override void Remove(Tcb task)
        {
            base.Remove(task);
            if (IsEmpty)
            {
                owner._nonEmpty &= ~(1UL << priority);
            }
        }
    }
}
