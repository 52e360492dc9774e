using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls about tasks and about the scheduler. Their arguments stand in the record: the task in <c>Target</c>, numbers in <c>Argument</c>.</summary>
internal static class TaskCalls
{
    internal static readonly WorkOperation Work = new();

    internal static readonly DelayOperation Delay = new();

    internal static readonly Operation<bool> DelayUntil = Operation.Boolean("delayUntil", "xTaskDelayUntil", DoDelayUntil, isCriticalSection: false);

    internal static readonly YieldOperation Yield = new();

    internal static readonly CreateOperation Create = new();

    internal static readonly Operation<Nothing> Delete = Operation.Of("delete", "vTaskDelete", static (s, caller, ref c) =>
    {
        s.Delete((Tcb)c.Target!);
        return c.Target != caller;
    });

    internal static readonly Operation<Nothing> Suspend = Operation.Of("suspend", "vTaskSuspend", static (s, _, ref c) =>
    {
        s.Suspend((Tcb)c.Target!);
        return true;
    });

    internal static readonly Operation<Nothing> Resume = Operation.Of("resume", "vTaskResume", static (s, _, ref c) =>
    {
        s.Resume((Tcb)c.Target!);
        return true;
    });

    internal static readonly Operation<Nothing> SetPriority = Operation.Of("setPriority", "vTaskPrioritySet", static (s, _, ref c) =>
    {
        s.PrioritySet((Tcb)c.Target!, (int)c.Argument);
        return true;
    });

    internal static readonly Operation<int> GetPriority = Operation.Count("getPriority", "uxTaskPriorityGet", static (_, _, ref c) =>
    {
        c.Result = ((Tcb)c.Target!).Priority;
        return true;
    });

    internal static readonly Operation<int> BasePriority = Operation.Count("basePriority", "uxTaskBasePriorityGet", static (_, _, ref c) =>
    {
        c.Result = ((Tcb)c.Target!).BasePriority;
        return true;
    });

    internal static readonly Operation<bool> AbortDelay = Operation.OkOrFail("abortDelay", "xTaskAbortDelay", static (s, _, ref c) =>
    {
        c.Result = s.AbortDelay((Tcb)c.Target!) ? 1 : 0;
        return true;
    });

    internal static readonly Operation<TaskState> State = new(
        "state",
        "eTaskGetState",
        static (s, _, ref c) =>
        {
            c.Result = (long)s.GetState((Tcb)c.Target!);
            return true;
        },
        static r => (TaskState)r,
        static r => TraceValue.Text(((TaskState)r).ToString()));

    internal static readonly Operation<Nothing> SuspendAll = Operation.Of("suspendAll", "vTaskSuspendAll", static (s, _, ref _) =>
    {
        s.SuspendAll();
        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<bool> ResumeAll = Operation.Boolean("resumeAll", "xTaskResumeAll", DoResumeAll);

    internal static readonly TickCountOperation TickCount = new();

    internal static readonly Operation<bool> CatchUpTicks = Operation.Boolean("catchUpTicks", "xTaskCatchUpTicks", DoCatchUpTicks);

    internal static readonly Operation<Nothing> EnterCritical = Operation.Of("enterCritical", "taskENTER_CRITICAL", static (s, _, ref _) =>
    {
        s.Active.CriticalNesting++;
        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<Nothing> ExitCritical = Operation.Of("exitCritical", "taskEXIT_CRITICAL", DoExitCritical);

    internal static readonly Operation<Nothing> DisableInterrupts = Operation.Of("disableInterrupts", "taskDISABLE_INTERRUPTS", static (s, _, ref _) =>
    {
        if (!s.Active.InterruptsDisabled)
        {
            s.Active.InterruptsDisabled = true;
            s.Active.CriticalNesting++;
        }

        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<Nothing> EnableInterrupts = Operation.Of("enableInterrupts", "taskENABLE_INTERRUPTS", static (s, _, ref _) =>
    {
        if (s.Active.InterruptsDisabled)
        {
            s.Active.InterruptsDisabled = false;
            s.Active.CriticalNesting--;
        }

        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<Nothing> EndScheduler = Operation.Of("endScheduler", "vTaskEndScheduler", static (s, _, ref _) =>
    {
        s.End();
        return false;
    });

    internal static readonly Operation<SchedulerState> SchedulerState = new(
        "schedulerState",
        "xTaskGetSchedulerState",
        static (s, _, ref c) =>
        {
            c.Result = (long)s.GetSchedulerState();
            return true;
        },
        static r => (SchedulerState)r,
        static r => TraceValue.Text(r == (long)Core.SchedulerState.Suspended ? "suspended" : "running"));

    internal static readonly Operation<int> NumTasks = Operation.Count("numTasks", "uxTaskGetNumberOfTasks", static (s, _, ref c) =>
    {
        c.Result = s.NumberOfTasks;
        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<Nothing> SetTimeOut = Operation.Of("setTimeOut", "vTaskSetTimeOutState", static (s, _, ref c) =>
    {
        s.SetTimeOutState(ref ((RtosTimeOut)c.Target!).State);
        return true;
    });

    internal static readonly CheckTimeOutOperation CheckTimeOut = new();

    internal static readonly Operation<long> RunTime = new(
        "runTime",
        "ulTaskGetRunTimeCounter",
        static (s, _, ref c) =>
        {
            c.Result = s.Policy.RunTimeCounter((Tcb)c.Target!);
            return true;
        },
        static r => r,
        TraceValue.Number);

    internal static readonly Operation<Nothing> SetAffinity = Operation.Of("setAffinity", "vTaskCoreAffinitySet", static (s, _, ref c) =>
    {
        var (target, affinity) = ((Tcb)c.Target!, CoreAffinity.FromMask(c.Argument));
        if (affinity != CoreAffinity.Any)
        {
            s.AssertNotIdle(target, "kept from a core (vTaskCoreAffinitySet)");
        }

        s.Policy.AffinitySet(target, affinity);
        return true;
    });

    internal static readonly Operation<uint> GetAffinity = Operation.Number("getAffinity", "vTaskCoreAffinityGet", static (_, _, ref c) =>
    {
        c.Result = ((Tcb)c.Target!).Affinity.Mask;
        return true;
    });

    internal static readonly Operation<Nothing> PreemptionDisable = Operation.Of("preemptionDisable", "vTaskPreemptionDisable", static (s, _, ref c) =>
    {
        s.Policy.PreemptionDisable((Tcb)c.Target!);
        return true;
    });

    internal static readonly Operation<Nothing> PreemptionEnable = Operation.Of("preemptionEnable", "vTaskPreemptionEnable", static (s, _, ref c) =>
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

        var reference = new TickCount(call.Argument);
        var mustDelay = scheduler.MustDelayUntil(ref reference, call.TicksToWait, out var ticks);
        call.Argument = reference.Value;
        call.Result = mustDelay ? 1 : 0;
        if (!mustDelay)
        {
            scheduler.YieldWithinApi();
            return true;
        }

        call.Phase = 1;
        scheduler.BlockCurrent(ticks, canBlockIndefinitely: false);
        return false;
    }

    private static bool DoResumeAll(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (!scheduler.Active.IsSchedulerSuspended)
        {
            scheduler.Panics.Misuse(PanicKind.Unbalanced, $"task {caller.Name} called resumeAll (xTaskResumeAll) without a suspendAll (vTaskSuspendAll) before it");
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
        scheduler.PendedTicks = unchecked(scheduler.PendedTicks + call.Argument);
        call.Result = scheduler.ResumeAll() ? 1 : 0;
        return true;
    }

    private static bool DoExitCritical(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (scheduler.Active.CriticalNesting == 0)
        {
            scheduler.Panics.Misuse(PanicKind.Unbalanced, $"task {caller.Name} called exitCritical (taskEXIT_CRITICAL) outside a critical section");
        }

        scheduler.Active.CriticalNesting--;
        return true;
    }
}

/// <summary>The result is whether the time is over; the rest of it stands in <c>Argument</c>.</summary>
internal sealed class CheckTimeOutOperation : KernelOperation<bool>
{
    internal override string Name => "checkTimeOut";

    internal override string FreeRtosName => "xTaskCheckForTimeOut";

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
