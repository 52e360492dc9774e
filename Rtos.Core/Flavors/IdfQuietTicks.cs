namespace Rtos.Core;

/// <content>Which ticks change nothing but the count, and what leaving them out must still do.</content>
internal sealed partial class IdfDualCoreFlavor
{
    internal override bool TicksAreQuiet() => IsQuiet(Scheduler.Cores[0]) && IsQuiet(Scheduler.Cores[1]);

    // A core that selects anew at every tick brings its run-time counter up to date with it.
    internal override void AfterSkippedTicks(long lastTick)
    {
        foreach (var core in Scheduler.Cores)
        {
            if (!core.IsSchedulerSuspended && SliceIsOver(core))
            {
                Scheduler.AddRunTime(core, lastTick);
            }
        }
    }

    // An idle core selects anew at every tick, as both idle tasks are ready. That changes nothing once its own idle
    // task stands last among the two (or, both cores idle, once they stand in the order of the cores), and once it has
    // searched the higher lists in vain.
    private bool IsQuiet(CpuCore core)
    {
        if (core.YieldPending)
        {
            return false;
        }

        if (!SliceIsOver(core))
        {
            return true;
        }

        var idle = Scheduler.Ready[0];
        if (!core.Current!.IsIdle || idle.Count != 2 || core.IsSchedulerSuspended || !HasSearchedInVain(core))
        {
            return false;
        }

        var bothIdle = Scheduler.Cores[0].Current!.IsIdle && Scheduler.Cores[1].Current!.IsIdle;
        return idle.Head == (bothIdle ? Scheduler.IdleTasks[0] : Scheduler.IdleTasks[1 - core.Index]);
    }

    private bool HasSearchedInVain(CpuCore core)
    {
        var other = Scheduler.Cores[1 - core.Index].Current;
        for (var p = Scheduler.Ready.Top; p > 0; p = Scheduler.Ready.TopBelow(p))
        {
            var list = Scheduler.Ready[p];
            if (!list.IsIndexAtHead)
            {
                return false;
            }

            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                if (task != other && task.Affinity.Allows(core.Index))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
