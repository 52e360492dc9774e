namespace Rtos.Core;

/// <content>Which ticks change nothing but the count, and what leaving them out must still do.</content>
internal sealed partial class SmpFlavor
{
    internal override bool TicksAreQuiet()
    {
        foreach (var core in Scheduler.Cores)
        {
            if (core.YieldPending || !IsQuiet(core))
            {
                return false;
            }
        }

        return true;
    }

    // A core that selects anew at every tick brings its run-time counter up to date with it.
    internal override void AfterSkippedTicks(long lastTick)
    {
        if (IsSuspended)
        {
            return;
        }

        foreach (var core in Scheduler.Cores)
        {
            var selects = Scheduler.Preemption ? SliceIsOver(core) : core.Index == 0 && core.IsHalted;
            if (selects)
            {
                Scheduler.AddRunTime(core, lastTick);
            }
        }
    }

    // Two halted idle tasks exchange nothing but their places; a single one would change with the other at every tick.
    private bool IsQuiet(CpuCore core)
    {
        if (IsSuspended)
        {
            return !core.IsHalted || core.Index != 0;
        }

        if (!Scheduler.Preemption)
        {
            // At a tick core 0's idle task yields and goes behind the other one: that changes nothing once it stands there.
            return !core.IsHalted
                || (Scheduler.Ready[0].Count == 2
                    && Scheduler.Ready.Top == 0
                    && (core.Index != 0 || Scheduler.Ready[0].Head != core.Current));
        }

        if (Scheduler.Ready[core.Current!.Priority].HasOne)
        {
            return true;
        }

        // Invariant of two idle cores after a tick: the list stands in the order of the cores again.
        var idle = Scheduler.Ready[0];
        return Scheduler.Ready.Top == 0
            && idle.Count == 2
            && idle.Head == Scheduler.Cores[0].Current
            && idle.Next(idle.Head!) == Scheduler.Cores[1].Current;
    }
}
