namespace Rtos.Core;

/// <summary>
/// The same while only tasks of one priority may run at a time: a core for which there is none has an idle task.
/// FreeRTOS: <c>configRUN_MULTIPLE_PRIORITIES</c> 0.
/// </summary>
internal sealed class SmpOnePrioritySelection(Scheduler scheduler) : SmpSelection(scheduler)
{
    // FreeRTOS: uxTopReadyPriority, which is lowered only by a selection that finds the lists above empty.
    private int _top;
    private bool _hasDropped;

    /// <inheritdoc/>
    internal override void YieldForTask(Tcb task)
    {
        RecordAdded();
        if (task.Priority < _top)
        {
            return;
        }

        var lowest = task.Priority - 1;
        var lowestCore = -1;
        var asked = false;
        foreach (var core in Scheduler.Cores)
        {
            var current = core.Current!;
            if (!IsRunning(current) || core.YieldPending)
            {
                continue;
            }

            var priority = PriorityToPreempt(current);
            if (!IsRunning(task) && priority <= lowest && task.Affinity.Allows(core.Index))
            {
                lowest = priority;
                lowestCore = core.Index;
            }

            // Whatever else runs below the task's priority has to stop.
            if (priority >= 0 && priority < task.Priority)
            {
                YieldCore(core.Index);
                asked = true;
            }
        }

        if (!asked && lowestCore >= 0)
        {
            YieldCore(lowestCore);
        }
    }

    private protected override Tcb? FindTask(CpuCore core)
    {
        RecordAdded();
        _hasDropped = false;
        while (_top > 0 && Scheduler.Ready[_top].IsEmpty)
        {
            _top--;
            _hasDropped = true;
        }

        return FindIn(Scheduler.Ready[_top], core, onlyIdle: false) ?? (_top > 0 ? FindIn(Scheduler.Ready[0], core, onlyIdle: true) : null);
    }

    // The tasks below the priority that has run may run now.
    private protected override void AfterSelection()
    {
        if (!_hasDropped)
        {
            return;
        }

        foreach (var core in Scheduler.Cores)
        {
            if (core.Current!.IsIdle)
            {
                YieldCore(core.Index);
            }
        }
    }

    private static Tcb? FindIn(StateList list, CpuCore core, bool onlyIdle)
    {
        for (var task = list.Head; task is not null; task = list.Next(task))
        {
            if ((task.IsIdle || !onlyIdle) && MayRun(task, core))
            {
                return task;
            }
        }

        return null;
    }

    private void RecordAdded() => _top = Math.Max(_top, Scheduler.Ready.TakeHighestAdded());
}
