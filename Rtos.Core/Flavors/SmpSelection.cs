namespace Rtos.Core;

/// <summary>FreeRTOS V11 on two cores: which task is selected, and which core is asked to switch.</summary>
internal class SmpSelection(Scheduler scheduler)
{
    /// <summary>Makes the next task a core's current one. FreeRTOS: <c>prvSelectHighestPriorityTask</c>.</summary>
    internal Tcb SelectTask(CpuCore core)
    {
        var ready = scheduler.Ready;
        var previous = core.Current!;
        if (ready.Holds(previous, previous.Priority))
        {
            scheduler.RemoveFromState(previous);
            ready.Add(previous);
        }

        if (FindTask(core) is not { } next)
        {
            return previous;
        }

        var changes = next != previous;
        if (changes)
        {
            previous.RunState = Tcb.NotRunning;
        }

        next.RunState = core.Index;
        core.Current = next;
        AfterSelection();
        if (changes && ready.Holds(previous, previous.Priority))
        {
            OfferToOtherCores(previous, core);
        }

        return next;
    }

    /// <summary>The next task of a core; null if it keeps the one that it has.</summary>
    private protected virtual Tcb? FindTask(CpuCore core)
    {
        for (var p = scheduler.Ready.Top; p >= 0; p = scheduler.Ready.TopBelow(p))
        {
            var list = scheduler.Ready[p];
            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                if (MayRun(task, core))
                {
                    return task;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a ready task may run on a core: it runs nowhere else.</summary>
    private protected static bool MayRun(Tcb task, CpuCore core) =>
        (task.RunState == Tcb.NotRunning || task == core.Current) && task.Affinity.Allows(core.Index);

    /// <summary>The core has its task, and its previous one is not offered to the other core yet.</summary>
    private protected virtual void AfterSelection()
    {
    }

    // The evicted task may only preempt cores that the new task could not have used.
    private void OfferToOtherCores(Tcb evicted, CpuCore core)
    {
        var map = evicted.Affinity.Mask;
        if (evicted.Affinity.Allows(core.Index))
        {
            map &= ~core.Current!.Affinity.Mask;
        }

        var lowest = PriorityToPreempt(evicted);
        var lowestCore = -1;
        for (var i = scheduler.Cores.Length - 1; i >= 0; i--)
        {
            var candidate = scheduler.Cores[i];
            if ((map & (1u << i)) != 0
                && PriorityToPreempt(candidate.Current!) < lowest
                && IsRunning(candidate.Current!)
                && !candidate.YieldPending
                && !candidate.Current!.IsPreemptionDisabled)
            {
                lowest = PriorityToPreempt(candidate.Current!);
                lowestCore = i;
            }
        }

        if (lowestCore >= 0)
        {
            YieldCore(lowestCore);
        }
    }

    /// <summary>Asks the core with the lowest priority below the task's to switch; ties go to the higher core. FreeRTOS: <c>prvYieldForTask</c>.</summary>
    internal virtual void YieldForTask(Tcb task)
    {
        if (IsRunning(task))
        {
            return;
        }

        var lowest = task.Priority - 1;
        var lowestCore = -1;
        foreach (var core in scheduler.Cores)
        {
            var current = core.Current!;
            if (IsRunning(current)
                && !core.YieldPending
                && PriorityToPreempt(current) <= lowest
                && task.Affinity.Allows(core.Index)
                && !current.IsPreemptionDisabled)
            {
                lowest = PriorityToPreempt(current);
                lowestCore = core.Index;
            }
        }

        if (lowestCore >= 0)
        {
            YieldCore(lowestCore);
        }
    }

    /// <summary>Asks a core to switch. FreeRTOS: <c>prvYieldCore</c>.</summary>
    internal void YieldCore(int index)
    {
        var core = scheduler.Cores[index];
        if (core == scheduler.Active)
        {
            core.YieldPending = true;
        }
        else if (core.Current!.RunState != Tcb.ScheduledToYield)
        {
            core.SwitchPending = true;
            core.Current.RunState = Tcb.ScheduledToYield;
        }
    }

    private protected static bool IsRunning(Tcb task) => task.RunState >= 0;

    /// <summary>The kernel that it belongs to.</summary>
    private protected Scheduler Scheduler => scheduler;

    // An idle task counts as lower than a task of priority 0.
    private protected static int PriorityToPreempt(Tcb task) => task.IsIdle ? task.Priority - 1 : task.Priority;
}
