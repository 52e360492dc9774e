using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// The sleepers, in the order in which FreeRTOS' two sorted delayed lists would wake them: by wake time, and first-come
/// first-served among equals. Adding, removing and waking cost the same however many tasks sleep.
/// </summary>
/// <remarks>
/// A hierarchical timing wheel over a tick count of 64 bits: level L has 64 slots of 64^L ticks each. A sleeper is
/// on the level of the highest base-64 digit in which its wake time differs from now, in the slot of that digit. When
/// time enters a slot of a higher level, its sleepers move down in order; tasks that come later for the same tick are put
/// directly on the lower level, after them: this keeps the order of arrival.
/// FreeRTOS: <c>pxDelayedTaskList</c>, <c>pxOverflowDelayedTaskList</c>.
/// </remarks>
internal sealed class DelayedLists(TaskTable table)
{
    private const int Bits = 6;
    private const int Slots = 1 << Bits;
    private const int Mask = Slots - 1;

    // All digits of a count of 63 bits: however short the wait, any of them may differ when the lower ones carry over.
    private const int Levels = 11;

    // All slots count as one list for their tasks: a list without an index, which nobody walks here.
    private const uint Id = (uint)ListKind.Delayed;

    private readonly Level[] _levels = new Level[Levels];
    private readonly TaskTable _table = table;

    /// <summary>Ticks since the start, never wrapping.</summary>
    internal long Now { get; private set; }

    /// <summary>Puts a task to sleep.</summary>
    /// <param name="task">The task; its state item is in no list.</param>
    /// <param name="ticks">1 to 4294967295.</param>
    internal void Add(Tcb task, uint ticks)
    {
        var wakeTick = unchecked(Now + ticks);
        task.StateItem.Value = unchecked((uint)wakeTick);
        task.StateItem.List = Id;
        Append(task, wakeTick);
    }

    /// <summary>Takes a task out before its time.</summary>
    internal void Remove(Tcb task)
    {
        if (new StateList(_table, Id).Remove(task))
        {
            NoteEmpty(task);
        }
    }

    /// <summary>The task was the only one in its slot, and has been taken out.</summary>
    internal void NoteEmpty(Tcb task)
    {
        var wakeTick = WakeTick(task);
        var level = LevelOf(wakeTick);
        _levels[level].Occupied &= ~(1UL << Digit(wakeTick, level));
    }

    /// <summary>The wake time of a sleeper on the tick count that never wraps.</summary>
    /// <remarks>Its item keeps the lower 32 bits, as the kernels' do. No wait is longer, so the upper bits follow from the current count.</remarks>
    internal long WakeTick(Tcb task) => Now + unchecked(task.StateItem.Value - (uint)Now);

    /// <summary>Advances one tick.</summary>
    internal void Advance()
    {
        Now++;
        for (var level = 1; level < Levels && (Now & ((1L << (Bits * level)) - 1)) == 0; level++)
        {
            MoveDown(level, Digit(Now, level));
        }
    }

    /// <summary>Skips ticks at which, according to <see cref="NextTick"/>, nothing happens.</summary>
    internal void Skip(long ticks) => Now += ticks;

    /// <summary>
    /// Takes out all tasks that are due now; returns the place of the first one's link, or 0. Each names the next one, and the last
    /// one none, in the order of waking; none is in a list any more, though each item still says so.
    /// </summary>
    internal uint TakeDue()
    {
        ref var level = ref _levels[0];
        var digit = Digit(Now, 0);
        if ((level.Occupied & (1UL << digit)) == 0)
        {
            return TaskTable.NoLink;
        }

        level.Occupied &= ~(1UL << digit);
        ref var first = ref _table.First;
        var slot = level.Slot(digit);
        ref var end = ref TaskTable.At(ref first, slot);
        var due = end.Next;
        TaskTable.At(ref first, end.Previous).Next = TaskTable.NoLink;
        end = new Link { Next = slot, Previous = slot };
        return due;
    }

    /// <summary>Whether a quick check already shows that the next tick wakes a task.</summary>
    internal bool WakesAtNextTick => Digit(Now, 0) is var digit && digit != Mask && (_levels[0].Occupied & (2UL << digit)) != 0;

    /// <summary>The next tick at which a task may be due: never later than the first wake time. <see cref="long.MaxValue"/> if nobody sleeps.</summary>
    internal long NextTick()
    {
        for (var level = 0; level < Levels; level++)
        {
            var digit = Digit(Now, level);
            var later = digit == Mask ? 0 : _levels[level].Occupied & (ulong.MaxValue << (digit + 1));
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
        // Levels hold disjoint, ascending ranges of wake times; a stable sort within a slot of a higher level is all that remains.
        for (var level = 0; level < Levels; level++)
        {
            for (var occupied = _levels[level].Occupied; occupied != 0; occupied &= occupied - 1)
            {
                foreach (var task in Tasks(_levels[level].Slot(BitOperations.TrailingZeroCount(occupied))).OrderBy(WakeTick))
                {
                    yield return task;
                }
            }
        }
    }

    internal void CheckInvariants()
    {
        foreach (var task in InOrder())
        {
            Invariant.Holds(task.StateItem.Kind == ListKind.Delayed, "a sleeper names its list");
            Invariant.Holds(WakeTick(task) > Now, "a sleeper's wake time lies ahead");
        }

        for (var level = 0; level < Levels; level++)
        {
            for (var digit = 0; _levels[level].First != TaskTable.NoLink && digit < Slots; digit++)
            {
                var slot = _levels[level].Slot(digit);
                var hasBit = (_levels[level].Occupied & (1UL << digit)) != 0;
                Invariant.Holds(hasBit == (_table[slot].Next != slot), "the bit of a slot says whether anybody sleeps there");
            }
        }
    }

    private static int Digit(long tick, int level) => unchecked((int)((tick >> (Bits * level)) & Mask));

    private int LevelOf(long wakeTick) => BitOperations.Log2(unchecked((ulong)(wakeTick ^ Now))) / Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(Tcb task, long wakeTick)
    {
        var number = LevelOf(wakeTick);
        ref var level = ref _levels[number];
        if (level.First == TaskTable.NoLink)
        {
            level.Make(_table);
        }

        var digit = Digit(wakeTick, number);
        level.Occupied |= 1UL << digit;
        var slot = level.Slot(digit);
        var at = task.Place;
        ref var first = ref _table.First;
        ref var end = ref TaskTable.At(ref first, slot);
        var previous = end.Previous;
        ref var link = ref TaskTable.At(ref first, at);
        link.Next = slot;
        link.Previous = previous;
        TaskTable.At(ref first, previous).Next = at;
        end.Previous = at;
    }

    private void MoveDown(int number, int digit)
    {
        ref var level = ref _levels[number];
        if ((level.Occupied & (1UL << digit)) == 0)
        {
            return;
        }

        level.Occupied &= ~(1UL << digit);
        var slot = level.Slot(digit);
        var at = _table[slot].Next;
        _table[slot] = new Link { Next = slot, Previous = slot };
        while (at != slot)
        {
            var task = _table.TaskAt(at);
            at = _table[at].Next;
            Append(task, WakeTick(task));
        }
    }

    private IEnumerable<Tcb> Tasks(uint slot)
    {
        for (var at = _table[slot].Next; at != slot; at = _table[at].Next)
        {
            yield return _table.TaskAt(at);
        }
    }

    private struct Level
    {
        /// <summary>The places of the slots' end markers; no link while the level is not made, as most devices never sleep longer than the two lowest reach.</summary>
        internal uint First;

        // Invariant: bit s is set exactly when slot s holds a task.
        internal ulong Occupied;

        internal readonly uint Slot(int digit) => unchecked(First + ((uint)digit * TaskTable.LinkBytes));

        internal void Make(TaskTable table)
        {
            First = table.Append(Slots / 2);
            for (var digit = 0; digit < Slots; digit++)
            {
                var slot = Slot(digit);
                table[slot] = new Link { Next = slot, Previous = slot };
            }
        }
    }
}
