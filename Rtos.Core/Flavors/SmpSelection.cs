namespace Rtos.Core;

/// <content>Who is selected, and which core is asked to switch.</content>
internal sealed partial class SmpFlavor
{
    internal override Tcb SelectTask(CpuCore core)
    {
        var ready = Scheduler.Ready;
        var previous = core.Current!;
        if (ready.Holds(previous, previous.Priority))
        {
            Scheduler.RemoveFromState(previous);
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
        if (changes && ready.Holds(previous, previous.Priority))
        {
            OfferToOtherCores(previous, core);
        }

        return next;
    }

    private Tcb? FindTask(CpuCore core)
    {
        for (var p = Scheduler.Ready.Top; p >= 0; p = Scheduler.Ready.TopBelow(p))
        {
            var list = Scheduler.Ready[p];
            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                if ((task.RunState == Tcb.NotRunning || task == core.Current) && task.Affinity.Allows(core.Index))
                {
                    return task;
                }
            }
        }

        return null;
    }

    // The evicted task may preempt only cores that the new task could not have had.
    private void OfferToOtherCores(Tcb evicted, CpuCore core)
    {
        var map = evicted.Affinity.Mask;
        if (evicted.Affinity.Allows(core.Index))
        {
            map &= ~core.Current!.Affinity.Mask;
        }

        var lowest = PriorityToPreempt(evicted);
        var lowestCore = -1;
        for (var i = Scheduler.Cores.Length - 1; i >= 0; i--)
        {
            var candidate = Scheduler.Cores[i];
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

    // FreeRTOS: prvYieldForTask. The core with the lowest priority below the task's; ties go to the higher core.
    private void YieldForTask(Tcb task)
    {
        if (IsRunning(task))
        {
            return;
        }

        var lowest = task.Priority - 1;
        var lowestCore = -1;
        foreach (var core in Scheduler.Cores)
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

    // FreeRTOS: prvYieldCore
    private void YieldCore(int index)
    {
        var core = Scheduler.Cores[index];
        if (core == Own)
        {
            core.YieldPending = true;
        }
        else if (core.Current!.RunState != Tcb.ScheduledToYield)
        {
            core.SwitchPending = true;
            core.Current.RunState = Tcb.ScheduledToYield;
        }
    }
}
