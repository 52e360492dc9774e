using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about tasks and the scheduler.</summary>
internal static class TaskRows
{
    /// <summary>The priority that a task gets.</summary>
    internal const CallField Priority = CallField.Argument;

    /// <summary>The cores that a task may run on, one bit each.</summary>
    internal const CallField Mask = CallField.Argument;

    /// <summary>The ticks to catch up.</summary>
    internal const CallField MissedTicks = CallField.Argument;

    /// <summary>The tick from which a period is counted; advanced by the call.</summary>
    internal const CallField WakeTime = CallField.Target;

    /// <summary>How long work takes.</summary>
    internal const CallField Cycles = CallField.Result;

    internal static readonly CallRow Work = new("work", [], Cycles) { FreeRtosName = "code of the task", Contexts = CallContexts.Task | CallContexts.Callback | CallContexts.Interrupt, Cost = CallCost.None };

    internal static readonly CallRow Code = new("code", [], Cycles) { FreeRtosName = "code of the task", Contexts = CallContexts.Task, Cost = CallCost.None, IsTraced = false };

    internal static readonly CallRow Delay = new("delay", ["vTaskDelay"], CallField.TicksToWait) { Contexts = CallContexts.Task };

    internal static readonly CallRow DelayUntil = new("delayUntil", ["xTaskDelayUntil", "vTaskDelayUntil"], WakeTime, CallField.TicksToWait) { Contexts = CallContexts.Task };

    internal static readonly CallRow Yield = new("yield", ["taskYIELD", "portYIELD"]) { Cost = CallCost.Yield };

    internal static readonly CallRow YieldCore = new("yieldCore", ["portYIELD_CORE", "vPortYieldOtherCore"], CallField.Argument);

    internal static readonly CallRow YieldCoreFromISR = new("yieldCoreFromISR", []) { FreeRtosName = "portYIELD_CORE", Contexts = CallContexts.Interrupt };

    internal static readonly CallRow Create = new("create", ["xTaskCreate", "xTaskCreatePinnedToCore", "xTaskCreateStatic", "xTaskCreateStaticPinnedToCore", "xTaskCreateAffinitySet"], CallField.Target);

    internal static readonly CallRow Delete = new("delete", ["vTaskDelete"], CallField.Target);

    internal static readonly CallRow Suspend = new("suspend", ["vTaskSuspend"], CallField.Target);

    internal static readonly CallRow Resume = new("resume", ["vTaskResume"], CallField.Target);

    internal static readonly CallRow SetPriority = new("setPriority", ["vTaskPrioritySet"], CallField.Target, Priority);

    internal static readonly CallRow GetPriority = new("getPriority", ["uxTaskPriorityGet"], CallField.Target);

    internal static readonly CallRow BasePriority = new("basePriority", ["uxTaskBasePriorityGet"], CallField.Target);

    internal static readonly CallRow AbortDelay = new("abortDelay", ["xTaskAbortDelay"], CallField.Target);

    internal static readonly CallRow State = new("state", ["eTaskGetState"], CallField.Target);

    internal static readonly CallRow SuspendAll = new("suspendAll", ["vTaskSuspendAll"]);

    internal static readonly CallRow ResumeAll = new("resumeAll", ["xTaskResumeAll"]);

    internal static readonly CallRow TickCount = new("tickCount", ["xTaskGetTickCount"]);

    internal static readonly CallRow CatchUpTicks = new("catchUpTicks", ["xTaskCatchUpTicks"], MissedTicks);

    internal static readonly CallRow EnterCritical = new("enterCritical", ["taskENTER_CRITICAL", "portENTER_CRITICAL"]);

    internal static readonly CallRow ExitCritical = new("exitCritical", ["taskEXIT_CRITICAL", "portEXIT_CRITICAL"]);

    internal static readonly CallRow DisableInterrupts = new("disableInterrupts", ["taskDISABLE_INTERRUPTS"]);

    internal static readonly CallRow EnableInterrupts = new("enableInterrupts", ["taskENABLE_INTERRUPTS"]);

    internal static readonly CallRow FromISR = new("fromISR", []) { FreeRtosName = "calls of interrupts in a task", Contexts = 0 };
    internal static readonly CallRow EndScheduler = new("endScheduler", ["vTaskEndScheduler"]);

    internal static readonly CallRow SchedulerState = new("schedulerState", ["xTaskGetSchedulerState"]);

    internal static readonly CallRow NumTasks = new("numTasks", ["uxTaskGetNumberOfTasks"]);

    internal static readonly CallRow SetTimeOut = new("setTimeOut", ["vTaskSetTimeOutState"], CallField.Target) { Contexts = CallContexts.Task };

    internal static readonly CallRow CheckTimeOut = new("checkTimeOut", ["xTaskCheckForTimeOut"], CallField.Target) { Contexts = CallContexts.Task };

    internal static readonly CallRow RunTime = new("runTime", ["ulTaskGetRunTimeCounter"], CallField.Target);

    internal static readonly CallRow SetAffinity = new("setAffinity", ["vTaskCoreAffinitySet"], CallField.Target, Mask);

    internal static readonly CallRow GetAffinity = new("getAffinity", ["vTaskCoreAffinityGet"], CallField.Target);

    internal static readonly CallRow PreemptionDisable = new("preemptionDisable", ["vTaskPreemptionDisable"], CallField.Target);

    internal static readonly CallRow PreemptionEnable = new("preemptionEnable", ["vTaskPreemptionEnable"], CallField.Target);

    internal static readonly CallRow ResumeFromISR = new("resumeFromISR", ["xTaskResumeFromISR"], CallField.Target) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow TickCountFromISR = new("tickCountFromISR", ["xTaskGetTickCountFromISR"]) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow GetPriorityFromISR = new("getPriorityFromISR", ["uxTaskPriorityGetFromISR"], CallField.Target) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow BasePriorityFromISR = new("basePriorityFromISR", ["uxTaskBasePriorityGetFromISR"], CallField.Target) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow EnterCriticalFromISR = new("enterCriticalFromISR", ["taskENTER_CRITICAL_FROM_ISR"]) { Contexts = CallContexts.Interrupt };

    internal static readonly CallRow ExitCriticalFromISR = new("exitCriticalFromISR", ["taskEXIT_CRITICAL_FROM_ISR"]) { Contexts = CallContexts.Interrupt };
}
