namespace Rtos.Core;

/// <summary>ESP-IDF's FreeRTOS V10.5.1 on two cores: each core schedules for itself and asks the other.</summary>
internal sealed class IdfDualCorePolicy : SchedulingPolicy
{
    private readonly EventList[] _pendingReady;
    private readonly IdfQuietTicks _quiet;

    internal IdfDualCorePolicy(Scheduler scheduler)
        : base(scheduler)
    {
        _pendingReady = [new(scheduler.Table, ListKind.PendingReady), new(scheduler.Table, ListKind.PendingReady)];
        _quiet = new IdfQuietTicks(scheduler);
        BlocksInOneCriticalSection = true;
    }

    internal override bool LeavesDeletedTasksListed => true;

    internal override bool HasTickOnOtherCore => true;

    private CpuCore Own => Scheduler.Active;

    private CpuCore Other => Scheduler.Cores[1 - Scheduler.Active.Index];

    internal override Tcb[] CreateIdleTasks() =>
    [
        CreateIdleTask("IDLE0", CoreAffinity.Core0, new IdleTaskBody(Scheduler, freesTasks: true, yieldsAtStart: false)),
        CreateIdleTask("IDLE1", CoreAffinity.Core1, new IdleTaskBody(Scheduler, freesTasks: true, yieldsAtStart: false)),
    ];

    // The kernel knows one core or none: a mask of both means none.
    internal override CoreAffinity AffinityOf(CoreAffinity requested) =>
        requested.Allows(0) && requested.Allows(1) ? CoreAffinity.Any : requested;

    internal override void Note(Tcb task)
    {
        var cores = Scheduler.Cores;
        foreach (var core in cores)
        {
            if (core.Current is null && task.Affinity.Allows(core.Index))
            {
                core.Current = task;
                return;
            }
        }

        foreach (var core in cores)
        {
            if (core.Current is { } noted && task.Affinity.Allows(core.Index) && noted.Priority <= task.Priority)
            {
                core.Current = task;
                return;
            }
        }
    }

    internal override void YieldForReadied(Tcb task, bool orEqual)
    {
        if (IsYieldRequired(task, task.Priority, orEqual))
        {
            YieldWithinApi();
        }
    }

    internal override bool ReadyFromEventList(Tcb task) =>
        ReadyOrHoldBack(task, task.Affinity.IsAny ? Own.Index : PinnedCore(task));

    internal override void ReadyFromUnorderedEventList(Tcb task)
    {
        if (!CanBeScheduled(task))
        {
            _pendingReady[task.Affinity.IsAny ? Own.Index : PinnedCore(task)].InsertEnd(task);
            return;
        }

        Scheduler.RemoveFromState(task);
        Scheduler.Ready.Add(task);
        YieldForReadied(task, orEqual: false);
    }

    // Not the task's own core: a task held back here waits for the scheduler of the interrupt's core to be resumed.
    internal override bool ReadyFromNotificationISR(Tcb task) => ReadyOrHoldBack(task, Own.Index);

    internal override bool ResumeFromISR(Tcb task)
    {
        if (!CanBeScheduled(task))
        {
            _pendingReady[Own.Index].InsertEnd(task);
            return false;
        }

        var yield = IsYieldRequired(task, task.Priority, orEqual: true);
        if (yield)
        {
            Own.YieldPending = true;
        }

        Scheduler.RemoveFromState(task);
        Scheduler.Ready.Add(task);
        return yield;
    }

    internal override bool YieldForWokenByTick(Tcb task)
    {
        var cores = Scheduler.Cores;
        if (task.Affinity.Allows(0) && task.Priority > cores[0].Current!.Priority)
        {
            return true;
        }

        if (task.Affinity.Allows(1) && task.Priority > cores[1].Current!.Priority)
        {
            // Only noted: core 1 acts on it at its own tick.
            cores[1].YieldPending = true;
        }

        return false;
    }

    internal override void NoteYieldForAborted(Tcb task)
    {
        if (IsYieldRequired(task, task.Priority, orEqual: false))
        {
            Own.YieldPending = true;
        }
    }

    internal override void YieldCoreOf(Tcb task, string what)
    {
        if (task == Own.Current)
        {
            AssertSchedulerRuns(Own, what);
            YieldWithinApi();
        }
        else if (task == Other.Current)
        {
            Other.SwitchPending = true;
        }
    }

    internal override PriorityYield YieldOnRaise(Tcb task, int newPriority) =>
        !IsRunningOrYielding(task) && IsYieldRequired(task, newPriority, orEqual: true) ? PriorityYield.Yield : PriorityYield.None;

    internal override PriorityYield YieldOnLowering(Tcb task)
    {
        if (task == Own.Current)
        {
            return PriorityYield.Yield;
        }

        if (task == Other.Current)
        {
            Other.SwitchPending = true;
        }

        return PriorityYield.None;
    }

    internal override bool IsRunning(Tcb task) => IsRunningOrYielding(task);

    internal override bool IsRunningOrYielding(Tcb task) =>
        task == Scheduler.Cores[0].Current || task == Scheduler.Cores[1].Current;

    internal override TaskState GetState(Tcb task) =>
        IsRunningOrYielding(task) ? TaskState.Running : Scheduler.StateFromLists(task);

    internal override Tcb? NextToFree()
    {
        var task = Scheduler.Terminated.Head;
        while (task is not null && IsRunningOrYielding(task))
        {
            task = Scheduler.Terminated.Next(task);
        }

        return task;
    }

    internal override void SuspendAll() => Own.SuspendedDepth++;

    internal override bool ResumeAll()
    {
        var core = Own;
        if (--core.SuspendedDepth != 0)
        {
            return false;
        }

        var pending = _pendingReady[core.Index];
        while (pending.Head is { } task)
        {
            pending.Remove(task);
            Scheduler.RemoveFromState(task);
            Scheduler.Ready.Add(task);
            if (IsYieldRequired(task, task.Priority, orEqual: true))
            {
                core.YieldPending = true;
            }
        }

        if (core.Index == 0)
        {
            Scheduler.UnwindPendedTicks();
        }

        if (core.YieldPending)
        {
            YieldWithinApi();
        }

        return core.YieldPending;
    }

    // Both cores share the kernel's lock: a critical section is enough, and nothing is resumed at its end.
    internal override void EnterCriticalOrSuspendAll() => Own.CriticalNesting++;

    internal override bool ExitCriticalOrResumeAll()
    {
        Own.CriticalNesting--;
        return false;
    }

    // The core disables its interrupts before it asks for the lock.
    internal override bool EnterCritical(CoreLock? spinlock)
    {
        spinlock ??= Scheduler.Locks.Spinlock;
        if (spinlock.IsTakenFrom(Own))
        {
            Scheduler.Locks.Stand(Own, spinlock, StandPlace.Call);
            return false;
        }

        spinlock.Take(Own);
        Scheduler.MaskInterrupts();
        return true;
    }

    internal override void ExitCritical(CoreLock? spinlock)
    {
        Scheduler.UnmaskInterrupts();
        Scheduler.Locks.Give(spinlock ?? Scheduler.Locks.Spinlock, Own);
    }

    internal override bool IdleYields() => false;

    internal override bool TicksAreQuiet() => _quiet.AreQuiet();

    internal override void AfterSkippedTicks(long lastTick) => _quiet.AfterSkipped(lastTick);

    internal override bool EndOfTick(bool switchRequired) =>
        switchRequired || _quiet.SliceIsOver(Scheduler.Cores[0]) || Scheduler.Cores[0].YieldPending;

    internal override bool IncrementTickOtherCore(CpuCore core) =>
        !core.IsSchedulerSuspended && (_quiet.SliceIsOver(core) || core.YieldPending);

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

            // A failed search leaves the walk on the first task: the next task that becomes ready is put in front of it.
            list.IndexHead();
        }

        throw new InvalidOperationException("no task can run, not even an idle task");
    }

    private bool IsSuspended(int core) => Scheduler.Cores[core].IsSchedulerSuspended;

    private static int PinnedCore(Tcb task) => task.Affinity.Allows(0) ? 0 : 1;

    // ESP-IDF: prvIsYieldRequiredSMP. Requests a switch of the other core itself; never of both.
    private bool IsYieldRequired(Tcb task, int priority, bool orEqual)
    {
        if (orEqual)
        {
            priority++;
        }

        if (CanPreempt(Own, task, priority))
        {
            return true;
        }

        if (CanPreempt(Other, task, priority))
        {
            Other.SwitchPending = true;
        }

        return false;
    }

    private bool CanPreempt(CpuCore core, Tcb task, int priority) =>
        task.Affinity.Allows(core.Index) && priority > core.Current!.Priority && !IsSuspended(core.Index);

    // ESP-IDF: prvCheckTaskCanBeScheduledSMP
    private bool CanBeScheduled(Tcb task) => task.Affinity.IsAny
        ? !IsSuspended(0) || !IsSuspended(1)
        : !IsSuspended(PinnedCore(task));

    private bool ReadyOrHoldBack(Tcb task, int holdBackCore)
    {
        if (CanBeScheduled(task))
        {
            Scheduler.RemoveFromState(task);
            Scheduler.Ready.Add(task);
        }
        else
        {
            _pendingReady[holdBackCore].InsertEnd(task);
        }

        if (!IsYieldRequired(task, task.Priority, orEqual: false))
        {
            return false;
        }

        Own.YieldPending = true;
        return true;
    }
}
