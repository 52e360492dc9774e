using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls about tasks and about the scheduler. Their arguments are in the record: the task in <c>Target</c>, numbers in <c>Argument</c>.</summary>
internal static class TaskCalls
{
    internal static readonly WorkOperation Work = new(TaskRows.Work, isChosen: true);

    internal static readonly WorkOperation Code = new(TaskRows.Code, isChosen: false);

    internal static readonly DelayOperation Delay = new();

    internal static readonly Operation<bool> DelayUntil = Operation.Boolean(TaskRows.DelayUntil, DoDelayUntil, isCriticalSection: false);

    internal static readonly YieldOperation Yield = new();

    internal static readonly Operation<Nothing> YieldCore = Operation.Of(TaskRows.YieldCore, static (s, _, ref c) =>
    {
        s.Cores[(int)c.Argument].SwitchPending = true;
        return true;
    }, isCriticalSection: false, locks: Operation.NoLocks);

    internal static readonly CreateOperation Create = new();

    internal static readonly Operation<Nothing> Delete = Operation.Of(TaskRows.Delete, static (s, caller, ref c) =>
    {
        s.Delete((Tcb)c.Target!);
        return c.Target != caller;
    });

    internal static readonly Operation<Nothing> Suspend = Operation.Of(TaskRows.Suspend, static (s, _, ref c) =>
    {
        s.Suspend((Tcb)c.Target!);
        return true;
    });

    internal static readonly Operation<Nothing> Resume = Operation.Of(TaskRows.Resume, static (s, _, ref c) =>
    {
        s.Resume((Tcb)c.Target!);
        return true;
    });

    internal static readonly Operation<Nothing> SetPriority = Operation.Of(TaskRows.SetPriority, static (s, _, ref c) =>
    {
        s.PrioritySet((Tcb)c.Target!, (int)c.Get(TaskRows.Priority));
        return true;
    });

    internal static readonly Operation<int> GetPriority = Operation.Count(TaskRows.GetPriority, static (_, _, ref c) =>
    {
        c.Result = ((Tcb)c.Target!).Priority;
        return true;
    });

    internal static readonly Operation<int> BasePriority = Operation.Count(TaskRows.BasePriority, static (_, _, ref c) =>
    {
        c.Result = ((Tcb)c.Target!).BasePriority;
        return true;
    });

    internal static readonly Operation<bool> AbortDelay = Operation.OkOrFail(TaskRows.AbortDelay, static (s, _, ref c) =>
    {
        c.Result = s.AbortDelay((Tcb)c.Target!) ? 1 : 0;
        return true;
    });

    internal static readonly Operation<TaskState> State = new(
        TaskRows.State,
        static (s, _, ref c) =>
        {
            c.Result = (long)s.GetState((Tcb)c.Target!);
            return true;
        },
        static r => (TaskState)r,
        static r => TraceValue.Text(((TaskState)r).ToString()));

    internal static readonly Operation<Nothing> SuspendAll = Operation.Of(TaskRows.SuspendAll, static (s, _, ref _) =>
    {
        s.SuspendAll();
        s.Sections.Begin(s.Active, SectionKind.SuspendedScheduler);
        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<bool> ResumeAll = Operation.Boolean(TaskRows.ResumeAll, DoResumeAll);

    internal static readonly TickCountOperation TickCount = new();

    internal static readonly Operation<bool> CatchUpTicks = Operation.Boolean(
        TaskRows.CatchUpTicks, DoCatchUpTicks, locks: static (s, _, ref _) => !s.Active.IsSchedulerSuspended);

    internal static readonly Operation<Nothing> EnterCritical =
        Operation.Of(TaskRows.EnterCritical, static (s, _, ref c) => s.Policy.EnterCritical((CoreLock?)c.Target), isCriticalSection: false);

    internal static readonly Operation<Nothing> ExitCritical = Operation.Of(TaskRows.ExitCritical, DoExitCritical, unmasks: true);

    internal static readonly Operation<Nothing> DisableInterrupts = Operation.Of(TaskRows.DisableInterrupts, static (s, _, ref _) =>
    {
        if (!s.Active.InterruptsDisabled)
        {
            s.Active.InterruptsDisabled = true;
            s.MaskInterrupts();
        }

        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<Nothing> EnableInterrupts = Operation.Of(TaskRows.EnableInterrupts, static (s, _, ref _) =>
    {
        if (s.Active.InterruptsDisabled)
        {
            s.Active.InterruptsDisabled = false;
            s.UnmaskInterrupts();
        }

        return true;
    }, isCriticalSection: false, unmasks: true);

    /// <summary>Never made: it stands for <see cref="RtosTask.FromISR"/> in messages.</summary>
    internal static readonly Operation<Nothing> FromISR = Operation.Of(TaskRows.FromISR, static (_, _, ref _) => true);

    internal static readonly Operation<Nothing> EndScheduler = Operation.Of(TaskRows.EndScheduler, static (s, _, ref _) =>
    {
        s.End();
        return false;
    });

    internal static readonly Operation<SchedulerState> SchedulerState = new(
        TaskRows.SchedulerState,
        static (s, _, ref c) =>
        {
            c.Result = (long)s.GetSchedulerState();
            return true;
        },
        static r => (SchedulerState)r,
        static r => TraceValue.Text(r == (long)Core.SchedulerState.Suspended ? "suspended" : "running"));

    internal static readonly Operation<int> NumTasks = Operation.Count(TaskRows.NumTasks, static (s, _, ref c) =>
    {
        c.Result = s.NumberOfTasks;
        return true;
    }, isCriticalSection: false, locks: Operation.NoLocks);

    internal static readonly Operation<Nothing> SetTimeOut = Operation.Of(TaskRows.SetTimeOut, static (s, _, ref c) =>
    {
        s.SetTimeOutState(ref ((RtosTimeOut)c.Target!).State);
        return true;
    });

    internal static readonly CheckTimeOutOperation CheckTimeOut = new();

    internal static readonly Operation<Cycles> RunTime = new(
        TaskRows.RunTime,
        static (s, _, ref c) =>
        {
            c.Result = s.Policy.RunTimeCounter((Tcb)c.Target!);
            return true;
        },
        static r => new Cycles(r),
        TraceValue.Number);

    internal static readonly Operation<Nothing> SetAffinity = Operation.Of(TaskRows.SetAffinity, static (s, _, ref c) =>
    {
        var (target, affinity) = ((Tcb)c.Target!, CoreAffinity.FromAnyMask((uint)c.Get(TaskRows.Mask)));
        if (affinity != CoreAffinity.Any)
        {
            s.AssertNotIdle(target, "kept from a core (vTaskCoreAffinitySet)");
        }

        s.AssertHasCore(affinity, target.Name);
        s.Policy.AffinitySet(target, affinity);
        return true;
    });

    internal static readonly Operation<CoreAffinity> GetAffinity = new(
        TaskRows.GetAffinity,
        static (_, _, ref c) =>
        {
            c.Result = ((Tcb)c.Target!).Affinity.Mask;
            return true;
        },
        static r => CoreAffinity.FromAnyMask((uint)r),
        TraceValue.Number);

    internal static readonly Operation<Nothing> PreemptionDisable = Operation.Of(TaskRows.PreemptionDisable, static (s, _, ref c) =>
    {
        s.Policy.PreemptionDisable((Tcb)c.Target!);
        return true;
    });

    internal static readonly Operation<Nothing> PreemptionEnable = Operation.Of(TaskRows.PreemptionEnable, static (s, _, ref c) =>
    {
        s.Policy.PreemptionEnable((Tcb)c.Target!);
        return true;
    });

    private static bool DoDelayUntil(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (call.Phase != 0)
        {
            return true;
        }

        var suspended = scheduler.SuspendToBlock();
        var wakeTime = (WakeTime)call.Target!;
        var reference = wakeTime.Tick;
        var mustDelay = scheduler.MustDelayUntil(ref reference, call.TicksToWait, out var ticks);
        wakeTime.Tick = reference;
        call.Result = mustDelay ? 1 : 0;
        if (!mustDelay)
        {
            if (!suspended || !scheduler.Policy.ResumeAll())
            {
                scheduler.YieldWithinApi();
            }

            return true;
        }

        call.Phase = 1;
        scheduler.BlockCurrent(ticks, canBlockIndefinitely: false, suspended);
        return false;
    }

    private static bool DoResumeAll(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (!scheduler.Active.IsSchedulerSuspended)
        {
            scheduler.Panics.Misuse(PanicKind.Unbalanced, $"task {caller.Name} called resumeAll (xTaskResumeAll) without a suspendAll (vTaskSuspendAll) before it");
        }

        var core = scheduler.Active;
        if (core.SuspendedDepth == 1)
        {
            scheduler.Sections.End(core, SectionKind.SuspendedScheduler);
        }

        call.Result = scheduler.ResumeAll() ? 1 : 0;
        return true;
    }

    private static bool DoCatchUpTicks(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (scheduler.Active.IsSchedulerSuspended)
        {
            scheduler.Panics.Misuse(
                PanicKind.MayNotBlock,
                $"task {caller.Name} called catchUpTicks (xTaskCatchUpTicks) while the scheduler is suspended; call resumeAll (xTaskResumeAll) first");
        }

        scheduler.SuspendAll();
        scheduler.PendedTicks = unchecked(scheduler.PendedTicks + (uint)call.Get(TaskRows.MissedTicks));
        call.Result = scheduler.ResumeAll() ? 1 : 0;
        return true;
    }

    private static bool DoExitCritical(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (scheduler.Active.CriticalNesting == 0)
        {
            scheduler.Panics.Misuse(PanicKind.Unbalanced, $"task {caller.Name} called exitCritical (taskEXIT_CRITICAL) outside a critical section");
        }

        scheduler.Policy.ExitCritical((CoreLock?)call.Target);
        return true;
    }
}

/// <summary>The result is whether the wait has timed out; the remaining time is in <c>Argument</c>.</summary>
internal sealed class CheckTimeOutOperation() : KernelOperation<bool>(TaskRows.CheckTimeOut)
{
    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        var timeOut = (RtosTimeOut)call.Target!;
        call.Argument = timeOut.Remaining.Value;
        call.Result = scheduler.CheckForTimeOut(ref timeOut.State, ref call.Argument) ? 1 : 0;
        timeOut.Remaining = new Ticks(call.Argument);
        return true;
    }

    internal override TraceValue Describe(in KernelCall call) =>
        TraceValue.TextAndNumber(call.Result != 0 ? "true" : "false", call.Argument);
}
