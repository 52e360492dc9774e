namespace Rtos.Core;

/// <summary>FreeRTOS V11 on two cores: which ticks change only the count, and what skipping them must still do.</summary>
internal sealed class SmpQuietTicks(Scheduler scheduler)
{
    /// <summary>Whether a tick that wakes nobody changes only the count.</summary>
    internal bool AreQuiet()
    {
        foreach (var core in scheduler.Cores)
        {
            if (core.YieldPending || !IsQuiet(core))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A core that selects again at every tick updates its run-time counter each time.</summary>
    internal void AfterSkipped(long lastTick)
    {
        if (IsSuspended)
        {
            return;
        }

        foreach (var core in scheduler.Cores)
        {
            var selects = scheduler.Preemption ? SliceIsOver(core) : core.Index == scheduler.TickCore && core.IsHalted;
            if (selects)
            {
                Scheduler.AddRunTime(core, lastTick);
            }
        }
    }

    // Two halted idle tasks only exchange their places; a single one would alternate with the other at every tick.
    private bool IsQuiet(CpuCore core)
    {
        if (IsSuspended)
        {
            return !core.IsHalted || core.Index != scheduler.TickCore;
        }

        if (!scheduler.Preemption)
        {
            // At a tick core 0's idle task yields and goes after the other one: that changes nothing once it is there.
            return !core.IsHalted
                || (scheduler.Ready[0].Count == 2
                    && scheduler.Ready.Top == 0
                    && (core.Index != scheduler.TickCore || scheduler.Ready[0].Head != core.Current));
        }

        if (scheduler.Ready[core.Current!.Priority].HasOne)
        {
            return true;
        }

        // Invariant of two idle cores after a tick: the list is in the order of the cores again.
        var idle = scheduler.Ready[0];
        return scheduler.Ready.Top == 0
            && idle.Count == 2
            && idle.Head == scheduler.Cores[0].Current
            && idle.Next(idle.Head!) == scheduler.Cores[1].Current;
    }

    /// <summary>Whether time slices are on and another task of the core's priority waits for its turn.</summary>
    internal bool SliceIsOver(CpuCore core) =>
        scheduler.Configuration.TimeSlicing && scheduler.Ready[core.Current!.Priority].HasSeveral;

    private bool IsSuspended => scheduler.Cores[0].IsSchedulerSuspended;
}
