namespace Rtos.Core;

/// <summary>One core, in both kernels: they differ only in facts.</summary>
internal sealed class OneCorePolicy(Scheduler scheduler) : SchedulingPolicy(scheduler)
{
    private readonly EventList _pendingReady = new(scheduler.Table, ListKind.PendingReady);

    private CpuCore Core { get; } = scheduler.Cores[0];

    private ReadyLists Ready { get; } = scheduler.Ready;

    private Tcb Current => Core.Current!;

    private bool IsSuspended => Core.IsSchedulerSuspended;

    internal override Tcb[] CreateIdleTasks() =>
        [CreateIdleTask("IDLE", CoreAffinity.Any, new IdleTaskBody(Scheduler, freesTasks: true, yieldsAtStart: false))];

    // With one core the affinity means nothing and is not kept.
    internal override CoreAffinity AffinityOf(CoreAffinity requested) => CoreAffinity.Any;

    internal override void Note(Tcb task)
    {
        if (Core.Current is null || Core.Current.Priority <= task.Priority)
        {
            Core.Current = task;
        }
    }

    internal override bool ReadyFromEventList(Tcb task)
    {
        ReadyOrHoldBack(task);
        return NoteIfHigher(task);
    }

    internal override void ReadyFromUnorderedEventList(Tcb task)
    {
        Scheduler.RemoveFromState(task);
        Ready.Add(task);
        NoteIfHigher(task);
    }

    internal override bool ReadyFromNotificationISR(Tcb task)
    {
        ReadyOrHoldBack(task);
        return NoteIfHigher(task);
    }

    internal override bool ResumeFromISR(Tcb task)
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

    internal override void YieldForReadied(Tcb task, bool orEqual)
    {
        if (IsYieldRequired(task, orEqual))
        {
            Scheduler.YieldIfUsingPreemption();
        }
    }

    internal override bool YieldForWokenByTick(Tcb task) => task.Priority > Current.Priority;

    internal override void NoteYieldForAborted(Tcb task) => NoteIfHigher(task);

    internal override void YieldCoreOf(Tcb task, string what)
    {
        if (task == Current)
        {
            AssertSchedulerRuns(Core, what);
            YieldWithinApi();
        }
    }

    // A kernel that yields to equal tasks compares one priority too low here: a task that is raised to one below the caller's
    // makes the caller yield too.
    internal override PriorityYield YieldOnRaise(Tcb task, int newPriority) =>
        task != Current && newPriority + (2 * ToEqual) > Current.Priority ? PriorityYield.Yield : PriorityYield.None;

    internal override PriorityYield YieldOnLowering(Tcb task) =>
        task == Current ? PriorityYield.Yield : PriorityYield.None;

    internal override bool IsRunning(Tcb task) => task == Current;

    internal override bool IsRunningOrYielding(Tcb task) => task == Current;

    internal override TaskState GetState(Tcb task) =>
        task == Current ? TaskState.Running
        : Scheduler.Traits.HeldBackTasksAreReady && _pendingReady.Contains(task) ? TaskState.Ready
        : Scheduler.StateFromLists(task);

    internal override Tcb? NextToFree() => Scheduler.Terminated.Head;

    internal override void SuspendAll() => Core.SuspendedDepth++;

    internal override bool ResumeAll()
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

    internal override bool EndOfTick(bool switchRequired)
    {
        if (!Scheduler.Preemption)
        {
            return switchRequired;
        }

        return switchRequired
            || Core.YieldPending
            || (Scheduler.Configuration.TimeSlicing && Ready[Current.Priority].HasSeveral);
    }

    internal override bool TicksAreQuiet()
    {
        if (IsSuspended || !Scheduler.Preemption)
        {
            return !Core.IsHalted || IdleIsAlone();
        }

        return !Core.YieldPending && Ready[Current.Priority].HasOne;
    }

    internal override Tcb SelectTask(CpuCore core)
    {
        var ready = Ready;
        var task = ShortWay.TaskAt(core, ready[ready.Top].MoveIndex(), Scheduler.Table);
        core.Current = task;
        return task;
    }

    internal override bool IdleYields() =>
        !Scheduler.Preemption || (Scheduler.Configuration.IdleShouldYield && Ready[0].HasSeveral);

    private int ToEqual { get; } = scheduler.Traits.YieldsToEqual ? 1 : 0;

    // Whether the current task should yield.
    private bool IsYieldRequired(Tcb task, bool orEqual) => task.Priority + (orEqual ? ToEqual : 0) > Current.Priority;

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
