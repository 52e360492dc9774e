namespace Rtos.Core;

/// <summary>What the two kernels on one core share.</summary>
internal abstract class OneCoreFlavor(Scheduler scheduler) : KernelFlavor(scheduler)
{
    private readonly EventList _pendingReady = new(scheduler.Table, ListKind.PendingReady);

    private protected CpuCore Core { get; } = scheduler.Cores[0];

    private ReadyLists Ready { get; } = scheduler.Ready;

    private protected Tcb Current => Core.Current!;

    private protected bool IsSuspended => Core.IsSchedulerSuspended;

    internal sealed override Tcb[] CreateIdleTasks() =>
        [CreateIdleTask("IDLE", CoreAffinity.Any, new IdleTaskBody(freesTasks: true, yieldsAtStart: false))];

    // With one core the affinity means nothing and is not kept.
    internal sealed override CoreAffinity AffinityOf(CoreAffinity requested) => CoreAffinity.Any;

    internal sealed override void Note(Tcb task)
    {
        if (Core.Current is null || Core.Current.Priority <= task.Priority)
        {
            Core.Current = task;
        }
    }

    internal sealed override bool ReadyFromEventList(Tcb task)
    {
        ReadyOrHoldBack(task);
        return NoteIfHigher(task);
    }

    internal sealed override void ReadyFromUnorderedEventList(Tcb task)
    {
        Scheduler.RemoveFromState(task);
        Ready.Add(task);
        NoteIfHigher(task);
    }

    internal sealed override bool ReadyFromNotificationISR(Tcb task)
    {
        ReadyOrHoldBack(task);
        return NoteIfHigher(task);
    }

    internal sealed override bool ResumeFromISR(Tcb task)
    {
        if (IsSuspended)
        {
            _pendingReady.InsertEnd(task);
            return false;
        }

        var yield = IsYieldRequired(task, orEqual: true);
        if (yield)
        {
            Core.YieldPending = true;
        }

        Scheduler.RemoveFromState(task);
        Ready.Add(task);
        return yield;
    }

    internal sealed override void YieldForReadied(Tcb task, bool orEqual)
    {
        if (IsYieldRequired(task, orEqual))
        {
            Scheduler.YieldIfUsingPreemption();
        }
    }

    internal sealed override bool YieldForWokenByTick(Tcb task) => task.Priority > Current.Priority;

    internal sealed override void NoteYieldForAborted(Tcb task) => NoteIfHigher(task);

    internal sealed override void YieldCoreOf(Tcb task, string what)
    {
        if (task == Current)
        {
            AssertSchedulerRuns(Core, what);
            YieldWithinApi();
        }
    }

    internal sealed override PriorityYield YieldOnLowering(Tcb task) =>
        task == Current ? PriorityYield.Yield : PriorityYield.None;

    internal sealed override bool IsRunningOrYielding(Tcb task) => task == Current;

    internal sealed override Tcb? NextToFree() => Scheduler.Terminated.Head;

    internal sealed override void SuspendAll() => Core.SuspendedDepth++;

    internal sealed override bool ResumeAll()
    {
        if (--Core.SuspendedDepth != 0)
        {
            return false;
        }

        while (_pendingReady.Head is { } task)
        {
            _pendingReady.Remove(task);
            Scheduler.RemoveFromState(task);
            Ready.Add(task);
            if (IsYieldRequired(task, orEqual: true))
            {
                Core.YieldPending = true;
            }
        }

        Scheduler.UnwindPendedTicks();
        if (!Core.YieldPending)
        {
            return false;
        }

        Scheduler.YieldIfUsingPreemption();
        return Scheduler.Preemption;
    }

    internal sealed override bool EndOfTick(bool switchRequired)
    {
        if (!Scheduler.Preemption)
        {
            return switchRequired;
        }

        return switchRequired
            || Core.YieldPending
            || (Scheduler.Configuration.TimeSlicing && Ready[Current.Priority].HasSeveral);
    }

    internal sealed override bool TicksAreQuiet()
    {
        if (IsSuspended || !Scheduler.Preemption)
        {
            return !Core.IsHalted || IdleIsAlone();
        }

        return !Core.YieldPending && Ready[Current.Priority].HasOne;
    }

    internal sealed override Tcb SelectTask(CpuCore core)
    {
        var ready = Ready;
        var task = core.Followers.Find(core.Current!, ready[ready.Top].MoveIndex(), Scheduler.Table);
        core.Current = task;
        return task;
    }

    /// <summary>Whether the current task should give way.</summary>
    private protected abstract bool IsYieldRequired(Tcb task, bool orEqual);

    /// <summary>Whether a list of tasks held back contains the task.</summary>
    private protected bool IsHeldBack(Tcb task) => _pendingReady.Contains(task);

    // A halted core's idle task wakes at every tick; it changes nothing while no other task of priority 0 waits.
    private bool IdleIsAlone() => Ready[0].HasOne && Ready.Top == 0;

    private void ReadyOrHoldBack(Tcb task)
    {
        if (IsSuspended)
        {
            _pendingReady.InsertEnd(task);
        }
        else
        {
            Scheduler.RemoveFromState(task);
            Ready.Add(task);
        }
    }

    private bool NoteIfHigher(Tcb task)
    {
        if (task.Priority <= Current.Priority)
        {
            return false;
        }

        Core.YieldPending = true;
        return true;
    }
}
