using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>
/// A call of a stream buffer: tries, waits for a notification, and continues. The steps are those of
/// <c>xStreamBufferSend</c> and <c>xStreamBufferReceive</c> with <c>xTaskNotifyWait</c> inside them.
/// </summary>
internal abstract class StreamOperation(RtosStreamBuffer buffer, CallRow row) : KernelOperation<int>(row)
{
    private const byte Start = 0;
    private const byte Check = 1;
    private const byte Wait = 2;
    private const byte Woken = 3;
    private const byte AfterWait = 4;
    private const byte Finish = 5;
    private const byte Notify = 6;

    internal override bool EndsInCriticalSection => false;

    // Without a wait the bytes are moved first. The locks are needed only if the other side is to be woken.
    internal sealed override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => MayWait(call);

    protected RtosStreamBuffer Buffer { get; } = buffer;

    internal override TraceValue Describe(in KernelCall call) => TraceValue.Number(call.Result);

    internal override string? WaitsFor(in KernelCall call) => Buffer.Name;

    internal override KernelObject? WaitsAt => Buffer;

    internal override void Abandon(ref KernelCall call)
    {
        if (call.IsOpen && call.Phase != Notify)
        {
            Buffer.Calls.Release(call);
        }
    }

    internal sealed override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (call.IsInProgress)
        {
            Buffer.CheckStillLives(this, caller);
        }

        for (; ; )
        {
            switch (call.Phase)
            {
                case Start:
                    call.Phase = Begin(scheduler, ref call) ? Check : Finish;
                    break;
                case Check:
                    call.Phase = MustWait(ref call) ? Wait : Finish;
                    if (call.Phase == Wait)
                    {
                        scheduler.AssertRuns(this);
                        caller.Notification(Buffer.NotificationIndex).State = NotificationState.NotWaiting;
                        SetWaiting(scheduler, caller);
                    }

                    scheduler.MakeNotedYield();
                    break;
                case Wait:
                    call.Phase = Woken;
                    if (caller.Notification(Buffer.NotificationIndex).State != NotificationState.Received && call.TicksToWait > 0)
                    {
                        caller.Notification(Buffer.NotificationIndex).State = NotificationState.Waiting;
                        scheduler.BlockCurrent(call.TicksToWait, canBlockIndefinitely: true);
                        return false;
                    }

                    break;
                case Woken:
                    caller.Notification(Buffer.NotificationIndex).State = NotificationState.NotWaiting;
                    call.Phase = AfterWait;
                    scheduler.MakeNotedYield();
                    break;
                case AfterWait:
                    call.Phase = ChecksAgain(scheduler, ref call) ? Check : Finish;
                    break;
                case Finish:
                    if (!End(scheduler, ref call))
                    {
                        return true;
                    }

                    call.Phase = Notify;
                    if (!scheduler.Locks.MayEnter(scheduler.Active, caller))
                    {
                        return false;
                    }

                    break;
                default:
                    NotifyOtherSide(scheduler);
                    return true;
            }

            if (scheduler.Active.SwitchDue)
            {
                return false;
            }
        }
    }

    /// <summary>Whether the call may wait at all.</summary>
    private protected abstract bool Begin(Scheduler scheduler, ref KernelCall call);

    /// <summary>Whether it must wait now; keeps what it has read in <c>Result</c>.</summary>
    private protected abstract bool MustWait(ref KernelCall call);

    private protected abstract void SetWaiting(Scheduler scheduler, Tcb caller);

    /// <summary>The wait is over: the caller no longer waits. Returns whether to try again.</summary>
    private protected abstract bool ChecksAgain(Scheduler scheduler, ref KernelCall call);

    /// <summary>Moves the bytes. Returns whether the other side is to be notified.</summary>
    private protected abstract bool End(Scheduler scheduler, ref KernelCall call);

    private protected abstract void NotifyOtherSide(Scheduler scheduler);

    /// <summary>Whether the call waits if it has to.</summary>
    private protected virtual bool MayWait(in KernelCall call) => call.TicksToWait != 0;

    private protected void CheckNobodyWaits(Scheduler scheduler, Tcb? waiting, Tcb caller)
    {
        if (waiting is not null)
        {
            scheduler.Panics.Misuse(
                PanicKind.InUse,
                $"task {caller.Name} called {Name} ({FreeRtosName}) on {Buffer.Name}, for which task {waiting.Name} waits already; "
                + "a stream buffer has one writer and one reader");
        }
    }
}

/// <summary>Writes to a stream buffer.</summary>
internal sealed class StreamSendOperation(RtosStreamBuffer buffer, CallRow row)
    : StreamOperation(buffer, row)
{
    private protected override bool Begin(Scheduler scheduler, ref KernelCall call)
    {
        var required = Required(call);
        call.TicksToWait = MayWait(call) ? call.TicksToWait : 0;
        call.Argument = (uint)(Buffer.Kind == StreamBufferKind.Message ? required : Math.Min(required, Buffer.Size));
        call.Result = 0;
        if (call.TicksToWait == 0)
        {
            return false;
        }

        scheduler.SetTimeOutState(ref call.TimeOut);
        scheduler.MakeNotedYield();
        return true;
    }

    private protected override bool MustWait(ref KernelCall call)
    {
        call.Result = Buffer.Spaces;
        return call.Result < call.Argument;
    }

    private protected override void SetWaiting(Scheduler scheduler, Tcb caller)
    {
        CheckNobodyWaits(scheduler, Buffer.WaitingToSend, caller);
        Buffer.WaitingToSend = caller;
    }

    private protected override bool ChecksAgain(Scheduler scheduler, ref KernelCall call)
    {
        Buffer.WaitingToSend = null;
        var timedOut = scheduler.CheckForTimeOut(ref call.TimeOut, ref call.TicksToWait);
        scheduler.MakeNotedYield();
        return !timedOut;
    }

    // The room that was last seen counts, unless it was none.
    private protected override bool End(Scheduler scheduler, ref KernelCall call)
    {
        var space = call.Result == 0 ? Buffer.Spaces : (int)call.Result;
        var data = Buffer.Calls.Release(call);
        call.Result = Buffer.Write(data.Span, space, (int)call.Argument);
        return call.Result > 0 && Buffer.MeetsTrigger && !Buffer.CallSendCompleted(isInISR: false);
    }

    private protected override void NotifyOtherSide(Scheduler scheduler) => Buffer.NotifyReader(scheduler);

    // A message that can never fit is not waited for.
    private protected override bool MayWait(in KernelCall call) =>
        call.TicksToWait != 0 && (Buffer.Kind != StreamBufferKind.Message || Required(call) <= Buffer.Size);

    private long Required(in KernelCall call) =>
        (long)Buffer.Calls.Kept(call).Length + (Buffer.Kind == StreamBufferKind.Message ? RtosStreamBuffer.MessageLengthBytes : 0);
}

/// <summary>Reads from a stream buffer.</summary>
internal sealed class StreamReceiveOperation(RtosStreamBuffer buffer, CallRow row)
    : StreamOperation(buffer, row)
{
    private protected override bool Begin(Scheduler scheduler, ref KernelCall call)
    {
        call.Result = Buffer.Available;
        return call.TicksToWait != 0;
    }

    private protected override bool MustWait(ref KernelCall call)
    {
        call.Result = Buffer.Available;
        return call.Result <= Buffer.ReadThreshold(byTask: true);
    }

    private protected override void SetWaiting(Scheduler scheduler, Tcb caller)
    {
        CheckNobodyWaits(scheduler, Buffer.WaitingToReceive, caller);
        Buffer.WaitingToReceive = caller;
    }

    private protected override bool ChecksAgain(Scheduler scheduler, ref KernelCall call)
    {
        Buffer.WaitingToReceive = null;
        call.Result = Buffer.Available;
        return false;
    }

    private protected override bool End(Scheduler scheduler, ref KernelCall call)
    {
        var target = Buffer.Calls.Release(call);
        call.Result = call.Result > Buffer.ReadThreshold(byTask: true) ? Buffer.Read(target.Span) : 0;
        return call.Result > 0 && !Buffer.CallReceiveCompleted(isInISR: false);
    }

    private protected override void NotifyOtherSide(Scheduler scheduler) => Buffer.NotifyWriter(scheduler);
}
