namespace Rtos.Core;

/// <summary>
/// A call that waits for an object. It tries; if it cannot proceed, it places the caller on the object's event list for the
/// rest of its wait and tries again when the caller is woken. FreeRTOS: the loops of <c>queue.c</c>.
/// </summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal abstract class BlockingOperation<TResult> : KernelOperation<TResult>
{
    // Where a step continues: at the top of the loop, at its blocking half, or after a time-out.
    private const byte TryAgain = 0;
    private const byte Block = 1;
    private const byte AfterTimeOut = 2;

    // The object that the call is about; a field rather than a property of the classes below, as it is read after every wait.
    private readonly KernelObject _item;

    internal BlockingOperation(CallRow row, KernelObject item)
        : base(row)
    {
        _item = item;
        AsksSchedulerState = true;
    }

    /// <summary>Whether the call looks at the object once more after its time-out.</summary>
    private protected virtual bool LooksAgainAfterTimeOut => true;

    internal sealed override KernelObject? WaitsAt => _item;

    internal sealed override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (call.IsInProgress)
        {
            _item.CheckStillLives(this, caller);
        }

        for (; ; )
        {
            switch (call.Phase)
            {
                case TryAgain:
                    if (TryOnce(scheduler, caller, ref call))
                    {
                        return true;
                    }

                    if (scheduler.Policy.BlocksInOneCriticalSection)
                    {
                        return !BlockAtOnce(scheduler, ref call);
                    }

                    call.Phase = Block;
                    scheduler.MakeNotedYield();
                    break;
                case Block:
                    if (BlockSuspended(scheduler, ref call))
                    {
                        return false;
                    }

                    break;
                default:
                    if (EndOfTime(scheduler, ref call))
                    {
                        return true;
                    }

                    continue;
            }

            if (scheduler.Active.SwitchDue)
            {
                return false;
            }
        }
    }

    // The upper half of the loop, one critical section. Returns whether the call has its result.
    private bool TryOnce(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (call.TicksToWait != 0)
        {
            scheduler.AssertMayWait(caller, this);
        }

        if (Try(scheduler, caller, ref call))
        {
            return true;
        }

        if (call.TicksToWait == 0)
        {
            TimedOut(scheduler, ref call);
            return true;
        }

        scheduler.AssertRuns(this);
        if (!call.TimeOutSet)
        {
            scheduler.SetTimeOutState(ref call.TimeOut);
            call.TimeOutSet = true;
        }

        return false;
    }

    // Still in the critical section of the upper half. Returns whether the caller waits; otherwise the wait has timed out.
    private bool BlockAtOnce(Scheduler scheduler, ref KernelCall call)
    {
        if (scheduler.CheckForTimeOut(ref call.TimeOut, ref call.TicksToWait))
        {
            TimedOut(scheduler, ref call);
            return false;
        }

        BeforeWaiting(scheduler, ref call);
        scheduler.PlaceOnEventList(WaitingList(ref call), call.TicksToWait);
        scheduler.YieldWithinApi();
        return true;
    }

    // The lower half, for which the kernels suspend the scheduler. Nothing can happen in between here, so only its end is
    // emulated: resuming makes a switch that was noted. Returns whether the caller waits.
    private bool BlockSuspended(Scheduler scheduler, ref KernelCall call)
    {
        var timedOut = scheduler.CheckForTimeOut(ref call.TimeOut, ref call.TicksToWait);
        var blocks = !timedOut && MustWait(ref call);
        if (blocks)
        {
            BeforeWaiting(scheduler, ref call);
            scheduler.PlaceOnEventList(WaitingList(ref call), call.TicksToWait);
        }

        call.Phase = timedOut ? AfterTimeOut : TryAgain;
        if (!scheduler.SuspendAndResumeAll() && blocks)
        {
            scheduler.YieldWithinApi();
        }

        return blocks;
    }

    // Returns whether the call has its result; otherwise it tries again.
    private bool EndOfTime(Scheduler scheduler, ref KernelCall call)
    {
        if (!LooksAgainAfterTimeOut || MustWait(ref call))
        {
            TimedOut(scheduler, ref call);
            return true;
        }

        call.Phase = TryAgain;
        return false;
    }

    /// <summary>Makes the call if it can be made now.</summary>
    private protected abstract bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call);

    /// <summary>Whether the object is still in a state in which the call cannot be made.</summary>
    private protected abstract bool MustWait(ref KernelCall call);

    /// <summary>The list on which the caller waits.</summary>
    private protected abstract EventList WaitingList(ref KernelCall call);

    /// <summary>The wait has timed out: sets the result.</summary>
    private protected abstract void TimedOut(Scheduler scheduler, ref KernelCall call);

    /// <summary>The caller is about to be placed on the event list.</summary>
    private protected virtual void BeforeWaiting(Scheduler scheduler, ref KernelCall call)
    {
    }
}
