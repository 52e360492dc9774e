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
internal sealed class DelayedLists(TaskTable table)
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

    private static readonly int Id = ListItem.IdOf(ListKind.Delayed, 0);

    private readonly TaskTable _table = table;

    /// <summary>The number of sleepers.</summary>
    internal int Count { get; private set; }

    /// <summary>Ticks since the start, never wrapping.</summary>
    internal long Now { get; private set; }

    /// <summary>Puts a task to sleep.</summary>
    /// <param name="task">The task; its state item is in no list.</param>
    /// <param name="ticks">1 to 4294967295.</param>
    internal void Add(Tcb task, uint ticks)
    {
        var wakeTick = Now + ticks;
        task.StateItem.Value = unchecked((uint)wakeTick);
        task.StateItem.List = Id;
        Count = unchecked(Count + 1);
        Append(task, wakeTick);
    }

    /// <summary>Takes a task out before its time, or because it is due.</summary>
    internal void Remove(Tcb task)
    {
        var wakeTick = WakeTick(task);
        var level = LevelOf(wakeTick);
        var digit = Digit(wakeTick, level);
        ref var slot = ref _levels[level]![digit];
        ref var item = ref task.StateItem;
        var (next, previous) = (item.Next, item.Previous);
        if (previous == TaskTable.NoTask)
        {
            slot.Head = next;
        }
        else
        {
            _table[previous].StateItem.Next = next;
        }

        if (next == TaskTable.NoTask)
        {
            slot.Tail = previous;
        }
        else
        {
            _table[next].StateItem.Previous = previous;
        }

        if (slot.Head == TaskTable.NoTask)
        {
            _occupied[level] &= ~(1UL << digit);
        }

        item.List = ListItem.None;
        Count = unchecked(Count - 1);
    }

    /// <summary>The wake time of a sleeper on the tick count that never wraps.</summary>
    /// <remarks>Its item keeps the lower 32 bits, as the kernels' do. No wait is longer, so the rest follows from now.</remarks>
    internal long WakeTick(Tcb task) => Now + unchecked(task.StateItem.Value - (uint)Now);

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

    /// <summary>Takes out the first task that is due now, in the order of waking; null when none is.</summary>
    internal Tcb? TakeDue()
    {
        var digit = Digit(Now, 0);
        if ((_occupied[0] & (1UL << digit)) == 0)
        {
            return null;
        }

        ref var slot = ref _levels[0]![digit];
        var task = _table[slot.Head];
        slot.Head = task.StateItem.Next;
        if (slot.Head == TaskTable.NoTask)
        {
            slot.Tail = TaskTable.NoTask;
            _occupied[0] &= ~(1UL << digit);
        }
        else
        {
            _table[slot.Head].StateItem.Previous = TaskTable.NoTask;
        }

        task.StateItem.List = ListItem.None;
        Count = unchecked(Count - 1);
        return task;
    }

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
                foreach (var task in Tasks(slots[s]).OrderBy(WakeTick))
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
            Invariant.Holds(task.StateItem.List == Id, "a sleeper names its list");
            Invariant.Holds(WakeTick(task) > Now, "a sleeper's wake time lies ahead");
            n++;
        }

        Invariant.Holds(n == Count, "the sleepers are counted");
    }

    private static int Digit(long tick, int level) => unchecked((int)((tick >> (Bits * level)) & Mask));

    private int LevelOf(long wakeTick)
    {
        var differing = unchecked((ulong)(wakeTick ^ Now));
        return differing < Slots ? 0 : BitOperations.Log2(differing) / Bits;
    }

    private void Append(Tcb task, long wakeTick)
    {
        var level = LevelOf(wakeTick);
        var digit = Digit(wakeTick, level);
        var slots = _levels[level] ??= new Slot[Slots];
        ref var slot = ref slots[digit];
        ref var item = ref task.StateItem;
        item.Next = TaskTable.NoTask;
        item.Previous = slot.Tail;
        if (slot.Tail == TaskTable.NoTask)
        {
            slot.Head = task.Index;
            _occupied[level] |= 1UL << digit;
        }
        else
        {
            _table[slot.Tail].StateItem.Next = task.Index;
        }

        slot.Tail = task.Index;
    }

    private void MoveDown(int level, int digit)
    {
        if ((_occupied[level] & (1UL << digit)) == 0)
        {
            return;
        }

        ref var slot = ref _levels[level]![digit];
        var index = slot.Head;
        slot = default;
        _occupied[level] &= ~(1UL << digit);
        while (index != TaskTable.NoTask)
        {
            var task = _table[index];
            index = task.StateItem.Next;
            Append(task, WakeTick(task));
        }
    }

    private IEnumerable<Tcb> Tasks(Slot slot)
    {
        for (var task = _table.Find(slot.Head); task is not null; task = _table.Find(task.StateItem.Next))
        {
            yield return task;
        }
    }

    // The numbers of the first and the last task.
    private struct Slot
    {
        internal int Head;
        internal int Tail;
    }
}
