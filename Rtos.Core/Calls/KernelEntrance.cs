namespace Rtos.Core;

/// <summary>What comes before a call's first step, and after its last: the kernel's locks, held interrupts, noted switches.</summary>
internal sealed class KernelEntrance(Scheduler scheduler, CallRefusals refusals)
{
    /// <summary>A step has the result: this ends the critical section of the kernel in which it was made.</summary>
    /// <returns>Whether the call can return now; if not, the other core's turn, held interrupts or a switch come first.</returns>
    internal bool Leaves(CpuCore core, ref KernelCall call, KernelOperation operation)
    {
        var noted = scheduler.Policy.SwitchesOnExitCritical && core.Has(Attention.Yield) && operation.EndsInCriticalSection && scheduler.HasNotedYield;
        if (!operation.EnablesInterrupts && (noted || core.Has(Attention.Masked | Attention.GivesTurn)))
        {
            // A switch that the call itself has requested is a noted one: others may be requested before it is made.
            noted |= core.SwitchPending;
            core.SwitchPending = false;
        }

        if (core.Has(Attention.Masked))
        {
            scheduler.Locks.Unmask(core);
        }

        var comesFirst = core.Has(Attention.GivesTurn) || (core.Has(Attention.Held) && !core.IsMasked);
        if (noted && !comesFirst && !core.SwitchDue)
        {
            core.SwitchPending = true;
            noted = false;
        }

        if (!noted && !comesFirst && !core.SwitchDue)
        {
            return true;
        }

        call.Hold(noted ? CallProgress.YieldsAgain : CallProgress.Decided);
        return false;
    }

    /// <summary>
    /// Whether a call can make its first step now. Nothing steps in a device that has panicked. The core may have to stand for the
    /// kernel's locks. Asking for the scheduler's state leaves a critical section of the kernel: a noted switch is made first.
    /// </summary>
    /// <param name="core">The core.</param>
    /// <param name="task">The caller.</param>
    /// <param name="operation">The call.</param>
    /// <param name="progress">How far the call is, if it cannot.</param>
    internal bool MayStep(CpuCore core, Tcb task, KernelOperation operation, out CallProgress progress)
    {
        progress = CallProgress.Waiting;
        if (scheduler.Panics.Panic is not null)
        {
            return false;
        }

        if ((core.Has(Attention.CallTime) && CallDelay.Begins(scheduler, core, task, operation))
            || !HasLocks(core, task, operation, ref task.Call))
        {
            progress = CallProgress.Outside;
            return false;
        }

        if (!operation.AsksSchedulerState)
        {
            return true;
        }

        if (core.YieldPending)
        {
            scheduler.MakeNotedYield();
        }

        return !core.SwitchDue;
    }

    /// <summary>The call enters the kernel: its core has stood for the locks, or the code that led to it has taken time.</summary>
    /// <returns>Whether its next step can be made; if not, the core stands, or has to switch. A call that is left only has to yield again.</returns>
    internal bool Enters(CpuCore core, Tcb task, ref KernelCall call)
    {
        if (call.Progress == CallProgress.YieldsAgain)
        {
            core.SwitchPending = true;
            call.Hold(CallProgress.Decided);
            return false;
        }

        if (!HasLocks(core, task, call.Operation, ref call))
        {
            return false;
        }

        call.Hold(CallProgress.Waiting);
        if (call.Operation.Row.Arguments is [CallField.Target, ..] && call.Target is Tcb target && (target.IsFreed || target.IsIn(ListKind.Terminated)))
        {
            scheduler.Panics.Misuse(
                PanicKind.UseAfterDelete,
                $"task {task.Name} is about to call {call.Operation.Name} ({call.Operation.FreeRtosName}) on task {target.Name}, which has been deleted while the call waited for its turn; "
                + "let tasks end themselves, or agree on who deletes them");
        }

        if (call.Operation.AsksSchedulerState && call.Phase == 0)
        {
            scheduler.MakeNotedYield();
            return !core.SwitchDue;
        }

        return true;
    }

    /// <summary>A later step has been made, and the result is still not known.</summary>
    internal void StepAgain(CpuCore core, Tcb task, ref KernelCall call)
    {
        if (core.Has(Attention.Masked) && !core.Has(Attention.Stands))
        {
            scheduler.Locks.Unmask(core);
        }

        Waits(core, task, call.Operation);
    }

    /// <summary>A step has been made, and the call waits: for an object, a time, or only a switch.</summary>
    internal void Waits(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Has(Attention.Stands))
        {
            task.Call.Hold(CallProgress.Outside);
            return;
        }

        if (core.Has(Attention.Critical | Attention.Suspended) || task.Voice is not null)
        {
            refusals.CheckMayWait(core, task, operation);
        }

        if (core.Has(Attention.CallTime) && operation.Row.MayWait && (task.IsIn(ListKind.Delayed) || task.IsIn(ListKind.Suspended)))
        {
            core.Owe(scheduler.Configuration.CallCosts.Wait);
        }
    }

    // A call in the middle of its steps asks for the locks only if it needs them.
    private bool HasLocks(CpuCore core, Tcb task, KernelOperation operation, ref KernelCall call) =>
        !core.Has(Attention.LockedOut | Attention.Masked)
        || (call.Phase == 0 && !operation.NeedsLocks(scheduler, task, ref call))
        || scheduler.Locks.MayEnter(core, task);
}
