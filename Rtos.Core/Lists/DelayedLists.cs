using System.Numerics;

namespace Rtos.Core;

/// <summary>
/// The sleepers, in the order in which FreeRTOS' two sorted delayed lists would wake them: by wake time, and first
/// come first served among equals. Adding, removing and waking cost the same however many tasks sleep.
/// </summary>
/// <remarks>
/// A hierarchical timing wheel over a tick count of 64 bits: level L has 64 slots of 64^L ticks each. A sleeper stands
/// on the level of the highest base-64 digit in which its wake time differs from now, in the slot of that digit. When
/// time enters a slot of a higher level, its sleepers move down in order; whoever comes later for the same tick is put
/// directly on the lower level, behind them: that keeps the order of arrival.
/// FreeRTOS: <c>pxDelayedTaskList</c>, <c>pxOverflowDelayedTaskList</c>.
/// </remarks>
internal sealed class DelayedLists() : TaskList(ListKind.Delayed)
{
    private const int Bits = 6;
    private const int Slots = 1 << Bits;
    private const int Mask = Slots - 1;

    // All digits of a count of 63 bits: however short the wait, any of them may differ when the lower ones carry over.
    private const int Levels = 11;

    // Made when first used: most devices never sleep longer than the two lowest levels reach.
    private readonly Slot[]?[] _levels = new Slot[Levels][];

    // Invariant: bit s of _occupied[L] is set exactly when slot s of level L holds a task.
    private readonly ulong[] _occupied = new ulong[Levels];

    /// <summary>Ticks since the start, never wrapping.</summary>
    internal long Now { get; private set; }

    /// <summary>Puts a task to sleep.</summary>
    /// <param name="task">The task; its state item is in no list.</param>
    /// <param name="ticks">1 to 4294967295.</param>
    internal void Add(Tcb task, uint ticks)
    {
        task.WakeTick = Now + ticks;
        task.StateItem.Container = this;
        Count++;
        Append(task);
    }

    internal override void Remove(Tcb task)
    {
        var level = LevelOf(task.WakeTick);
        var digit = Digit(task.WakeTick, level);
        ref var slot = ref _levels[level]![digit];
        ref var item = ref task.StateItem;
        if (item.Previous is null)
        {
            slot.Head = item.Next;
        }
        else
        {
            item.Previous.StateItem.Next = item.Next;
        }

        if (item.Next is null)
        {
            slot.Tail = item.Previous;
        }
        else
        {
            item.Next.StateItem.Previous = item.Previous;
        }

        if (slot.Head is null)
        {
            _occupied[level] &= ~(1UL << digit);
        }

        item = new ListItem { Value = item.Value };
        Count--;
    }

    /// <summary>Goes one tick further.</summary>
    internal void Advance()
    {
        Now++;
        for (var level = 1; level < Levels && (Now & ((1L << (Bits * level)) - 1)) == 0; level++)
        {
            MoveDown(level, Digit(Now, level));
        }
    }

    /// <summary>Jumps over ticks at which <see cref="NextTick"/> says that nothing happens.</summary>
    internal void Skip(long ticks) => Now += ticks;

    /// <summary>The first task that is due now, in the order of waking; null when none is.</summary>
    internal Tcb? FirstDue() => _levels[0] is { } slots ? slots[Digit(Now, 0)].Head : null;

    /// <summary>The next tick at which a task may be due: never later than the first wake time. <see cref="long.MaxValue"/> when nobody sleeps.</summary>
    internal long NextTick()
    {
        for (var level = 0; level < Levels; level++)
        {
            var digit = Digit(Now, level);
            var later = digit == Mask ? 0 : _occupied[level] & (ulong.MaxValue << (digit + 1));
            if (later != 0)
            {
                var above = level == Levels - 1 ? 0 : Now >> (Bits * (level + 1)) << (Bits * (level + 1));
                return above + ((long)BitOperations.TrailingZeroCount(later) << (Bits * level));
            }
        }

        return long.MaxValue;
    }

    /// <summary>All sleepers in the order in which they will wake.</summary>
    internal IEnumerable<Tcb> InOrder()
    {
        // Levels hold disjoint, ascending ranges of wake times; within a slot of a higher level a stable sort does the rest.
        for (var level = 0; level < Levels; level++)
        {
            for (var s = 0; _levels[level] is { } slots && s < Slots; s++)
            {
                foreach (var task in slots[s].Tasks().OrderBy(t => t.WakeTick))
                {
                    yield return task;
                }
            }
        }
    }

    internal void CheckInvariants()
    {
        var n = 0;
        foreach (var task in InOrder())
        {
            Invariant.Holds(task.StateItem.Container == this, "a sleeper names its list");
            Invariant.Holds(task.WakeTick > Now, "a sleeper's wake time lies ahead");
            n++;
        }

        Invariant.Holds(n == Count, "the sleepers are counted");
    }

    private static int Digit(long tick, int level) => (int)((tick >> (Bits * level)) & Mask);

    private int LevelOf(long wakeTick)
    {
        var differing = (ulong)(wakeTick ^ Now);
        return differing == 0 ? 0 : (63 - BitOperations.LeadingZeroCount(differing)) / Bits;
    }

    private void Append(Tcb task)
    {
        var level = LevelOf(task.WakeTick);
        var digit = Digit(task.WakeTick, level);
        var slots = _levels[level] ??= new Slot[Slots];
        ref var slot = ref slots[digit];
        ref var item = ref task.StateItem;
        item.Next = null;
        item.Previous = slot.Tail;
        if (slot.Tail is null)
        {
            slot.Head = task;
            _occupied[level] |= 1UL << digit;
        }
        else
        {
            slot.Tail.StateItem.Next = task;
        }

        slot.Tail = task;
    }

    private void MoveDown(int level, int digit)
    {
        if ((_occupied[level] & (1UL << digit)) == 0)
        {
            return;
        }

        ref var slot = ref _levels[level]![digit];
        var task = slot.Head;
        slot = default;
        _occupied[level] &= ~(1UL << digit);
        while (task is not null)
        {
            var next = task.StateItem.Next;
            Append(task);
            task = next;
        }
    }

    private struct Slot
    {
        internal Tcb? Head;
        internal Tcb? Tail;

        internal readonly IEnumerable<Tcb> Tasks()
        {
            for (var task = Head; task is not null; task = task.StateItem.Next)
            {
                yield return task;
            }
        }
    }
}
