using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The most frequent calls: classes of their own, so that they need no call through a delegate.</summary>
internal sealed class YieldOperation() : KernelOperation(TaskRows.Yield)
{
    internal override bool EndsInCriticalSection => false;

    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => false;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        scheduler.Active.SwitchPending = true;
        return true;
    }
}

internal sealed class DelayOperation() : KernelOperation(TaskRows.Delay)
{
    internal override bool EndsInCriticalSection => false;

    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => call.TicksToWait != 0;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (call.Phase != 0)
        {
            return true;
        }

        if (call.TicksToWait == 0)
        {
            scheduler.DelayZeroTicks(caller);
            return true;
        }

        call.Phase = 1;
        scheduler.BlockCurrent(call.TicksToWait, canBlockIndefinitely: false, scheduler.SuspendToBlock());
        return false;
    }
}

internal sealed class WorkOperation(CallRow row, bool isChosen) : KernelOperation(row)
{
    internal override bool EndsInCriticalSection => false;

    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => false;

    // Phase 0 begins; afterwards the task is only stepped when its work is done, or when it was switched out and runs again.
    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (call.Phase == 0 && call.Result > 0)
        {
            call.Phase = 1;
            if (isChosen && scheduler.Choices is { } choices)
            {
                call.Result = choices.Ask(CallDelay.Point(ChoiceKind.Work, call.Result, call.Result + call.Argument, scheduler.Active, caller, Name), 1);
            }

            caller.WorkLeft = call.Result;
            scheduler.Active.WorkEnds = scheduler.Time.Now + call.Result;
            return false;
        }

        return caller.WorkLeft == 0;
    }
}

internal sealed class TickCountOperation() : KernelOperation<TickCount>(TaskRows.TickCount)
{
    // The count is read at once (portTICK_TYPE_IS_ATOMIC).
    internal override bool EndsInCriticalSection => false;

    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => false;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Result = scheduler.TickCount.Value;
        return true;
    }

    internal override TraceValue Describe(in KernelCall call) => TraceValue.Number(call.Result);
}

internal sealed class NotifyGiveOperation() : KernelOperation<bool>(NotifyRows.Give)
{
    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        scheduler.NotifyGive((Tcb)call.Target!, call.Slot);
        call.Result = 1;
        return true;
    }

    internal override TraceValue Describe(in KernelCall call) => TraceValue.Ok;

    internal override string? WaitsFor(in KernelCall call) => (call.Target as Tcb)?.Name;
}

internal sealed class NotifyTakeOperation() : KernelOperation<uint>(NotifyRows.Take)
{
    // Whether the call waits is decided before it asks for the locks.
    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Phase = caller.Notification(call.Slot).Value == 0 ? (byte)0 : (byte)1;
        return true;
    }

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        ref var slot = ref caller.Notification(call.Slot);
        if (call.Phase == 0 && slot.Value == 0 && call.TicksToWait > 0)
        {
            call.Phase = 1;
            var suspended = scheduler.SuspendToBlock();
            if (suspended && slot.Value != 0)
            {
                scheduler.Policy.ResumeAll();
            }
            else
            {
                slot.State = NotificationState.Waiting;
                scheduler.BlockCurrent(call.TicksToWait, canBlockIndefinitely: true, suspended);
            }

            return false;
        }

        call.Result = slot.Value;
        if (slot.Value != 0)
        {
            slot.Value = call.Get(NotifyRows.Clear) != 0 ? 0 : slot.Value - 1;
        }

        slot.State = NotificationState.NotWaiting;
        return true;
    }

    internal override TraceValue Describe(in KernelCall call) => TraceValue.Number(call.Result);
}
