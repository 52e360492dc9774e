namespace Rtos.Core;

/// <content>Ticks, time slices and selection.</content>
internal sealed partial class IdfDualCoreFlavor
{
    internal override bool EndOfTick(bool switchRequired) =>
        switchRequired || SliceIsOver(Scheduler.Cores[0]) || Scheduler.Cores[0].YieldPending;

    internal override bool IncrementTickOtherCore(CpuCore core) =>
        _suspended[core.Index] == 0 && (SliceIsOver(core) || core.YieldPending);

    internal override bool TicksAreQuiet() => IsQuiet(Scheduler.Cores[0]) && IsQuiet(Scheduler.Cores[1]);

    // An idle core would have selected its idle task anew at each of them, which brings the run-time counter up to date.
    internal override void TicksSkipped(long lastTick)
    {
        foreach (var core in Scheduler.Cores)
        {
            if (!IsSchedulerSuspended(core) && SliceIsOver(core))
            {
                Scheduler.AddRunTime(core, lastTick);
            }
        }
    }

    internal override void SelectTask(CpuCore core)
    {
        var ready = Scheduler.Ready;
        var other = Scheduler.Cores[1 - core.Index].Current;
        for (var p = ready.Top; p >= 0; p = ready.TopBelow(p))
        {
            var list = ready[p];
            list.ResetIndex();
            for (var task = list.Head; task is not null; task = StateList.Next(task))
            {
                if (task != other && task.Affinity.Allows(core.Index))
                {
                    core.Current = task;
                    list.Remove(task);
                    ready.Add(task);
                    return;
                }
            }

            // A search in vain leaves the walk on the first task: whoever becomes ready next is put in front of it.
            list.IndexHead();
        }

        throw new InvalidOperationException("no task can run, not even an idle task");
    }

    private bool SliceIsOver(CpuCore core) => Scheduler.Ready[core.Current!.Priority].Count > 1;

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
        if (!core.Current!.IsIdle || idle.Count != 2 || IsSchedulerSuspended(core) || !HasSearchedInVain(core))
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

            for (var task = list.Head; task is not null; task = StateList.Next(task))
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
