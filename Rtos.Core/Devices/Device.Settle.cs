namespace Rtos.Core;

/// <content>The settling of the cores within one instant.</content>
public sealed partial class Device
{
    // Core 0, then core 1, until a whole pass finds no core with anything to do.
    private void Settle()
    {
        bool anything;
        do
        {
            anything = false;
            foreach (var core in Scheduler.Cores)
            {
                anything |= SettleCore(core);
            }
        }
        while (anything);
        Settled?.Invoke();
    }

    // Makes the pending switch, then runs the current task until it works or the core halts.
    private bool SettleCore(CpuCore core)
    {
        Scheduler.Active = core;
        if (!core.IsAnnounced && !Scheduler.Flavor.SelectsAtStart)
        {
            Announce(core);
        }

        var anything = false;
        for (; ; anything = true)
        {
            if (core.SwitchDue)
            {
                Switch(core);
            }
            else if (core.WorkEnds != CpuCore.NoWork || core.IsHalted || HasEnded)
            {
                return anything && !HasEnded;
            }
            else
            {
                Step(core);
            }
        }
    }

    private void Switch(CpuCore core)
    {
        var previous = core.Current!;
        core.SwitchPending = false;
        core.IsHalted = false;
        Scheduler.SwitchContext(core);
        var current = core.Current!;
        if (current == previous)
        {
            if (!core.IsAnnounced)
            {
                Announce(core);
            }

            return;
        }

        Switches = unchecked(Switches + 1);
        if (core.WorkEnds != CpuCore.NoWork)
        {
            previous.WorkLeft = core.WorkEnds - _now;
        }

        core.WorkEnds = current.WorkLeft > 0 ? _now + current.WorkLeft : CpuCore.NoWork;
        Announce(core);
    }

    private void Announce(CpuCore core)
    {
        core.IsAnnounced = true;
        Sink?.Switched(Now, core.Id, core.Current!.Name);
    }

    // Goes on with the call in progress of the core's task, or with the task itself.
    private void Step(CpuCore core)
    {
        var task = core.Current!;
        ref var call = ref task.Call;
        _context = CodeContext.Task;
        if (call.IsInProgress && !FinishCall(core, task, ref call))
        {
            _context = CodeContext.Host;
            return;
        }

        task.Body.Resume(this, task);
        if (!call.IsInProgress)
        {
            task.Body.GoOn(this, task);
        }

        _context = CodeContext.Host;
        ThrowIfPanicked();
    }

    private bool FinishCall(CpuCore core, Tcb task, ref KernelCall call)
    {
        if (call.Progress == CallProgress.Waiting)
        {
            if (call.Operation.Step(Scheduler, task, ref call))
            {
                call.Decide();
            }

            if (call.Progress == CallProgress.Waiting || core.SwitchDue)
            {
                return false;
            }
        }

        CallReturned(core, task, call.Operation);
        call.End();
        return true;
    }
}
