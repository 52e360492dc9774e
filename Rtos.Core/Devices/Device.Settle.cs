namespace Rtos.Core;

/// <content>The settling of the cores within one instant.</content>
public sealed partial class Device
{
    // Core 0, then core 1, until a whole pass finds no core with anything to do.
    private void Settle()
    {
        SetContext(CodeContext.Task);
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
        SetContext(CodeContext.Host);
        Settled?.Invoke();
    }

    // Makes the pending switch, then runs the current task until it works or the core halts.
    private bool SettleCore(CpuCore core)
    {
        Scheduler.Active = core;
        if (!core.IsAnnounced && !Scheduler.Traits.SelectsAtStart)
        {
            Announce(core);
        }

        var task = core.Current!;
        for (var anything = false; ; anything = true)
        {
            var attention = core.Attention;
            if (attention == Attention.Switch)
            {
                // Nothing but a switch, as mostly: the task that comes then goes on, unless it was at work.
                if (!HandOver(core, ref task))
                {
                    continue;
                }
            }
            else if (attention != Attention.None && !MayGoOn(core))
            {
                if (!core.SwitchDue)
                {
                    return anything && !HasEnded;
                }

                Switch(core);
                task = core.Current!;
                continue;
            }

            Step(core, task);
        }
    }

    // Whether the core's task goes on although there is something to attend to.
    private bool MayGoOn(CpuCore core)
    {
        ThrowIfPanicked();
        return !core.SwitchDue && !core.Has(Attention.Work | Attention.Halt | Attention.Ended);
    }

    // A switch when there is nothing else to attend to. Whether the task that runs now goes on at once.
    private bool HandOver(CpuCore core, ref Tcb task)
    {
        core.ClearSwitch();
        Scheduler.AddRunTime(core, _now);
        var next = Scheduler.Policy.SelectTask(core);
        if (next != task)
        {
            task = next;
            Switches = unchecked(Switches + 1);
            if (next.WorkLeft > 0)
            {
                core.WorkEnds = _now + next.WorkLeft;
                return false;
            }
        }

        return true;
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
        if (core.Has(Attention.Watched))
        {
            Output.Write(new SwitchEvent(Now, core));
        }
    }

    // Goes on with the call in progress of the core's task, or with the task itself.
    private void Step(CpuCore core, Tcb task)
    {
        ref var call = ref task.Call;
        if (call.IsInProgress && !FinishCall(core, task, ref call))
        {
            return;
        }

        task.Body.Resume(this, task);
        if (!call.IsInProgress)
        {
            task.Body.GoOn(this, task);
        }
    }

    // Goes on with a call that has not returned. Whether it returns now.
    private bool FinishCall(CpuCore core, Tcb task, ref KernelCall call)
    {
        if (call.Progress == CallProgress.Waiting)
        {
            if (!call.Operation.Step(Scheduler, task, ref call))
            {
                if (core.Has(Attention.Critical | Attention.Suspended))
                {
                    CheckMayWait(core, task, call.Operation);
                }

                return false;
            }

            if (core.SwitchDue)
            {
                call.Hold(CallProgress.Decided);
                return false;
            }
        }

        if (core.Has(Attention.Watched))
        {
            WriteCall(core, task, call.Operation);
        }

        call.Index = unchecked(call.Index + 1);
        call.End();
        return true;
    }
}
