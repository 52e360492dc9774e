namespace Rtos.Core;

/// <content>The tick.</content>
internal sealed partial class Scheduler
{
    /// <summary>Counts a tick and wakes the tasks that are due; returns whether core 0 should switch. FreeRTOS: <c>xTaskIncrementTick</c>.</summary>
    internal bool IncrementTick()
    {
        if (IsTickHeld)
        {
            PendedTicks = unchecked(PendedTicks + 1);
            return false;
        }

        TickCount += new Ticks(1);
        if (TickCount.Value == 0)
        {
            OverflowCount++;
        }

        Delayed.Advance();
        var switchRequired = false;
        for (var at = Delayed.TakeDue(); at != TaskTable.NoLink;)
        {
            var task = Table.TaskAt(at);
            at = Table[at].Next;
            task.StateItem.List = ListItem.None;
            RemoveFromEvent(task);
            Ready.Add(task);
            if (!Active.Has(Attention.LongWay))
            {
                CacheHint.RunsSoon(task);
            }

            if (Preemption)
            {
                switchRequired |= Policy.YieldForWokenByTick(task);
            }
        }

        return Policy.EndOfTick(switchRequired);
    }

    /// <summary>Adds ticks at which nothing happens, as one step.</summary>
    /// <param name="ticks">Fewer than the number of ticks up to the next one that wakes a task.</param>
    /// <param name="lastTick">When the last of them would have come.</param>
    internal void SkipTicks(long ticks, long lastTick)
    {
        Policy.AfterSkippedTicks(lastTick);
        if (IsTickHeld)
        {
            PendedTicks = checked(PendedTicks + (uint)ticks);
            return;
        }

        CountTicks(ticks);
    }

    /// <summary>The number of coming ticks that change only the count; <see cref="long.MaxValue"/> if no tick ever will.</summary>
    internal long QuietTicks()
    {
        if (Delayed.WakesAtNextTick || DeletedTasksWaitingCleanUp != 0 || Hooks.WatchesTicks || Configuration.CallCosts.Tick != Cycles.Zero || !Policy.TicksAreQuiet())
        {
            return 0;
        }

        if (IsTickHeld)
        {
            return uint.MaxValue - PendedTicks;
        }

        var next = Delayed.NextTick();
        return next == long.MaxValue ? long.MaxValue : next - Delayed.Now - 1;
    }

    /// <summary>The time of a tick, given on the count that never wraps.</summary>
    internal Instant InstantOfTick(long tick) => new(Time.NextTick + ((tick - Delayed.Now - 1) * Time.CyclesPerTick));

    // Whether ticks are held back because the scheduler is suspended for the core that counts them.
    private bool IsTickHeld => Cores[0].IsSchedulerSuspended;

    private void CountTicks(long ticks)
    {
        var sum = TickCount.Value + (ulong)ticks;
        OverflowCount += (int)(sum >> 32);
        TickCount = new TickCount(unchecked((uint)sum));
        Delayed.Skip(ticks);
    }
}
