namespace Rtos.Core;

/// <content>Ticks, time slices and selection.</content>
internal sealed partial class IdfDualCoreFlavor
{
    internal override bool EndOfTick(bool switchRequired) =>
        switchRequired || SliceIsOver(Scheduler.Cores[0]) || Scheduler.Cores[0].YieldPending;

    internal override bool IncrementTickOtherCore(CpuCore core) =>
        !core.IsSchedulerSuspended && (SliceIsOver(core) || core.YieldPending);

    internal override Tcb SelectTask(CpuCore core)
    {
        var ready = Scheduler.Ready;
        var other = Scheduler.Cores[1 - core.Index].Current;
        for (var p = ready.Top; p >= 0; p = ready.TopBelow(p))
        {
            var list = ready[p];
            list.ResetIndex();
            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                if (task != other && task.Affinity.Allows(core.Index))
                {
                    core.Current = task;
                    list.Remove(task);
                    ready.Add(task);
                    return task;
                }
            }

            // A search in vain leaves the walk on the first task: whoever becomes ready next is put in front of it.
            list.IndexHead();
        }

        throw new InvalidOperationException("no task can run, not even an idle task");
    }

    private bool SliceIsOver(CpuCore core) => Scheduler.Ready[core.Current!.Priority].HasSeveral;
}
