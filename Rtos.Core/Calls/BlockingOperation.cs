namespace Rtos.Core;

/// <summary>
/// A call that waits for an object: tries, and if it cannot go on, places the caller on the object's event list for the
/// rest of its time and tries again when it is woken. FreeRTOS: the loops of <c>queue.c</c>.
/// </summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal abstract class BlockingOperation<TResult> : KernelOperation<TResult>
{
    // Where a step goes on: at the top of the loop, at its blocking half, or behind a time-out.
    private const byte TryAgain = 0;
    private const byte Block = 1;
    private const byte AfterTimeOut = 2;

    // The object that the call is about; a field and no property of the classes below, as it is asked after every wait.
    private readonly KernelObject _item;

    internal BlockingOperation(CallRow row, KernelObject item)
        : base(row)
    {
        _item = item;
        AsksSchedulerState = true;
    }

    /// <summary>Whether the call looks at the object once more when its time is up.</summary>
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

    // The upper half of the loop, one critical section. Whether the call has come to its result.
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

        if (!call.TimeOutSet)
        {
            scheduler.SetTimeOutState(ref call.TimeOut);
            call.TimeOutSet = true;
        }

        return false;
    }

    // Still in the critical section of the upper half. Whether the caller waits; otherwise its time was up.
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

    // The lower half, for which the kernels suspend the scheduler. Nothing can come between here, so that only the end of
    // it is made: resuming carries out a switch that was noted. Whether the caller waits.
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

    // Whether the call has come to its result; otherwise it tries again.
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

    /// <summary>Whether the object is still such that the call cannot be made.</summary>
    private protected abstract bool MustWait(ref KernelCall call);

    /// <summary>Where the caller waits.</summary>
    private protected abstract EventList WaitingList(ref KernelCall call);

    /// <summary>The time is up: sets the result.</summary>
    private protected abstract void TimedOut(Scheduler scheduler, ref KernelCall call);

    /// <summary>The caller is about to be placed on the event list.</summary>
    private protected virtual void BeforeWaiting(Scheduler scheduler, ref KernelCall call)
    {
    }
}
