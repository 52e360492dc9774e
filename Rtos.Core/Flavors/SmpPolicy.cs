namespace Rtos.Core;

/// <summary>FreeRTOS V11 on two cores: one ready list for both, which holds the running tasks too.</summary>
internal sealed class SmpPolicy : SchedulingPolicy
{
    private readonly EventList _pendingReady;
    private readonly SmpSelection _selection;
    private readonly SmpQuietTicks _quiet;

    internal SmpPolicy(Scheduler scheduler)
        : base(scheduler)
    {
        _pendingReady = new EventList(scheduler.Table, ListKind.PendingReady);
        _selection = scheduler.Configuration.RunMultiplePriorities ? new SmpSelection(scheduler) : new SmpOnePrioritySelection(scheduler);
        _quiet = new SmpQuietTicks(scheduler);
        SwitchesOnExitCritical = true;
    }

    internal override bool ListsAffinity => true;

    private CpuCore Own => Scheduler.Active;

    private bool IsSuspended => Scheduler.Cores[0].IsSchedulerSuspended;

    internal override Tcb[] CreateIdleTasks()
    {
        Tcb[] idle =
        [
            CreateIdleTask("IDLE0", CoreAffinity.Any, new IdleTaskBody(Scheduler, freesTasks: true, yieldsAtStart: true)),
            CreateIdleTask("IDLE1", CoreAffinity.Any, new IdleTaskBody(Scheduler, freesTasks: false, yieldsAtStart: true)),
        ];
        for (var i = 0; i < idle.Length; i++)
        {
            idle[i].RunState = i;
            Scheduler.Cores[i].Current = idle[i];
        }

        return idle;
    }

    // The idle tasks are the first on both cores.
    internal override void Note(Tcb task)
    {
    }

    internal override void YieldWithinApi()
    {
        if (Own.CriticalNesting == 0)
        {
            Own.SwitchPending = true;
        }
        else
        {
            Own.YieldPending = true;
        }
    }

    internal override void YieldForReadied(Tcb task, bool orEqual)
    {
        if (Scheduler.Preemption)
        {
            _selection.YieldForTask(task);
        }
    }

    internal override bool ReadyFromEventList(Tcb task)
    {
        ReadyOrHoldBack(task);
        return YieldsAfterReadying(task);
    }

    internal override void ReadyFromUnorderedEventList(Tcb task)
    {
        Scheduler.RemoveFromState(task);
        Scheduler.Ready.Add(task);
        YieldForReadied(task, orEqual: false);
        Scheduler.MakeNotedYield();
    }

    internal override bool ReadyFromNotificationISR(Tcb task)
    {
        ReadyOrHoldBack(task);
        return YieldsAfterReadying(task);
    }

    internal override bool ResumeFromISR(Tcb task)
    {
        ReadyOrHoldBack(task);
        return YieldsAfterReadying(task);
    }

    internal override bool YieldForWokenByTick(Tcb task)
    {
        _selection.YieldForTask(task);
        return false;
    }

    internal override void NoteYieldForAborted(Tcb task)
    {
        _selection.YieldForTask(task);
        Scheduler.MakeNotedYield();
    }

    internal override void YieldCoreOf(Tcb task, string what)
    {
        if (!IsRunning(task))
        {
            return;
        }

        if (task.RunState == Own.Index)
        {
            AssertSchedulerRuns(Own, what);
            Own.YieldPending = true;
        }
        else
        {
            _selection.YieldCore(task.RunState);
        }
    }

    internal override PriorityYield YieldOnRaise(Tcb task, int newPriority) => PriorityYield.YieldForTask;

    internal override PriorityYield YieldOnLowering(Tcb task) =>
        IsRunning(task) && !task.IsPreemptionDisabled ? PriorityYield.Yield : PriorityYield.None;

    internal override void YieldForInheritance(Tcb holder) => _selection.YieldForTask(holder);

    internal override void YieldForDisinheritance(Tcb holder)
    {
        if (IsRunning(holder))
        {
            _selection.YieldCore(holder.RunState);
        }
    }

    internal override void AffinitySet(Tcb task, CoreAffinity affinity)
    {
        task.Affinity = affinity;
        if (IsRunning(task))
        {
            if (!affinity.Allows(task.RunState))
            {
                _selection.YieldCore(task.RunState);
            }
        }
        else if (Scheduler.Preemption && Scheduler.IsRunning)
        {
            _selection.YieldForTask(task);
        }
    }

    internal override void PreemptionDisable(Tcb task)
    {
        RequireMultiplePriorities("vTaskPreemptionDisable");
        task.IsPreemptionDisabled = true;
    }

    internal override void PreemptionEnable(Tcb task)
    {
        RequireMultiplePriorities("vTaskPreemptionEnable");
        task.IsPreemptionDisabled = false;
        if (IsRunning(task))
        {
            _selection.YieldCore(task.RunState);
        }
    }

    internal override void CarryOut(PriorityYield yield, Tcb task, bool wasReady)
    {
        if (!Scheduler.Preemption)
        {
            return;
        }

        if (yield == PriorityYield.Yield)
        {
            _selection.YieldCore(task.RunState);
        }
        else if (yield == PriorityYield.YieldForTask && wasReady)
        {
            _selection.YieldForTask(task);
        }
    }

    internal override bool IsRunning(Tcb task) => task.RunState >= 0;

    internal override bool IsRunningOrYielding(Tcb task) => task.RunState != Tcb.NotRunning;

    internal override TaskState GetState(Tcb task)
    {
        if (_pendingReady.Contains(task))
        {
            return TaskState.Ready;
        }

        var state = Scheduler.StateFromLists(task);
        return state == TaskState.Ready && IsRunning(task) ? TaskState.Running : state;
    }

    internal override bool MayResume(Tcb task) => true;

    // Only the first task of the list is considered: while a core still runs it, those after it wait as well.
    internal override Tcb? NextToFree() => Scheduler.Terminated.Head is { RunState: Tcb.NotRunning } task ? task : null;

    // Interrupts that were masked during a wait for the lock are enabled at the end, when no switch can be made.
    internal override void SuspendAll()
    {
        Scheduler.Locks.TakeKernelLock(Scheduler.Locks.Task, Own);
        Deepen(1);
        if (Own.Has(Attention.Masked))
        {
            Scheduler.Locks.Unmask(Own);
        }
    }

    internal override bool ResumeAll()
    {
        var core = Own;
        var alreadyYielded = false;
        Deepen(-1);
        if (!IsSuspended)
        {
            // The switches were already requested when the tasks were held back.
            while (_pendingReady.Head is { } task)
            {
                _pendingReady.Remove(task);
                Scheduler.RemoveFromState(task);
                Scheduler.Ready.Add(task);
            }

            Scheduler.UnwindPendedTicks();
            alreadyYielded = core.YieldPending && Scheduler.Preemption;
        }

        Scheduler.Locks.GiveKernelLock(Scheduler.Locks.Task, core);
        Scheduler.MakeNotedYield();
        return alreadyYielded;
    }

    internal override bool EnterCritical(CoreLock? spinlock)
    {
        Scheduler.Locks.TakeKernelLock(Scheduler.Locks.Task, Own);
        Scheduler.Locks.TakeKernelLock(Scheduler.Locks.Isr, Own);
        return base.EnterCritical(spinlock);
    }

    internal override void ExitCritical(CoreLock? spinlock)
    {
        base.ExitCritical(spinlock);
        Scheduler.Locks.GiveKernelLock(Scheduler.Locks.Isr, Own);
        Scheduler.Locks.GiveKernelLock(Scheduler.Locks.Task, Own);
    }

    internal override void EnterCriticalFromISR() => Scheduler.Locks.TakeKernelLock(Scheduler.Locks.Isr, Own);

    internal override void ExitCriticalFromISR() => Scheduler.Locks.GiveKernelLock(Scheduler.Locks.Isr, Own);

    internal override bool EndOfTick(bool switchRequired)
    {
        if (!Scheduler.Preemption)
        {
            return switchRequired;
        }

        foreach (var core in Scheduler.Cores)
        {
            if (_quiet.SliceIsOver(core))
            {
                core.YieldPending = true;
            }
        }

        foreach (var core in Scheduler.Cores)
        {
            if (!core.YieldPending || core.Current!.IsPreemptionDisabled)
            {
                continue;
            }

            if (core == Own)
            {
                switchRequired = true;
            }
            else
            {
                _selection.YieldCore(core.Index);
            }
        }

        return switchRequired;
    }

    internal override bool TicksAreQuiet() => _quiet.AreQuiet();

    internal override void AfterSkippedTicks(long lastTick) => _quiet.AfterSkipped(lastTick);

    internal override Tcb SelectTask(CpuCore core) => _selection.SelectTask(core);

    internal override bool IdleYields() =>
        !Scheduler.Preemption || (Scheduler.Configuration.IdleShouldYield && Scheduler.Ready[0].Count > Scheduler.Cores.Length);

    private void RequireMultiplePriorities(string function)
    {
        if (!Scheduler.Configuration.RunMultiplePriorities)
        {
            Scheduler.Panics.Misuse(PanicKind.Unsupported, $"{function} does not exist when only tasks of one priority run at a time (configRUN_MULTIPLE_PRIORITIES 0)");
        }
    }

    private bool YieldsAfterReadying(Tcb task)
    {
        if (!Scheduler.Preemption)
        {
            return false;
        }

        _selection.YieldForTask(task);
        return Own.YieldPending;
    }

    private void ReadyOrHoldBack(Tcb task)
    {
        if (IsSuspended)
        {
            _pendingReady.InsertEnd(task);
        }
        else
        {
            Scheduler.RemoveFromState(task);
            Scheduler.Ready.Add(task);
        }
    }

    // One count for all cores.
    private void Deepen(int change)
    {
        foreach (var core in Scheduler.Cores)
        {
            core.SuspendedDepth += change;
        }
    }
}
