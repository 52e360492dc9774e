namespace Rtos.Core;

/// <summary>ESP-IDF's kernel on two cores: which ticks change only the count, and what skipping them must still do.</summary>
internal sealed class IdfQuietTicks(Scheduler scheduler)
{
    /// <summary>Whether a tick that wakes nobody changes only the count.</summary>
    internal bool AreQuiet() => IsQuiet(scheduler.Cores[0]) && IsQuiet(scheduler.Cores[1]);

    /// <summary>A core that selects again at every tick updates its run-time counter each time.</summary>
    internal void AfterSkipped(long lastTick)
    {
        foreach (var core in scheduler.Cores)
        {
            if (!core.IsSchedulerSuspended && SliceIsOver(core))
            {
                Scheduler.AddRunTime(core, lastTick);
            }
        }
    }

    // An idle core selects again at every tick, as both idle tasks are ready. That changes nothing once its own idle
    // task is last of the two (or, with both cores idle, once they are in the order of the cores), and once it has
    // searched the higher lists without success.
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

        var idle = scheduler.Ready[0];
        if (!core.Current!.IsIdle || idle.Count != 2 || core.IsSchedulerSuspended || !HasSearchedInVain(core))
        {
            return false;
        }

        var bothIdle = scheduler.Cores[0].Current!.IsIdle && scheduler.Cores[1].Current!.IsIdle;
        return idle.Head == (bothIdle ? scheduler.IdleTasks[0] : scheduler.IdleTasks[1 - core.Index]);
    }

    private bool HasSearchedInVain(CpuCore core)
    {
        var other = scheduler.Cores[1 - core.Index].Current;
        for (var p = scheduler.Ready.Top; p > 0; p = scheduler.Ready.TopBelow(p))
        {
            var list = scheduler.Ready[p];
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

    /// <summary>Whether another task of the core's priority waits for its turn.</summary>
    internal bool SliceIsOver(CpuCore core) => scheduler.Ready[core.Current!.Priority].HasSeveral;
}
