using System.Collections.Frozen;
using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The one list of operations: a new operation is a new row here and a case in the runner.</summary>
internal static class OperationTable
{
    // What blocks is for tasks only; the rest is for callbacks too, as long as it does not wait.
    private const OperationContexts TasksOnly = OperationContexts.Task;
    private const OperationContexts Tasks = OperationContexts.Task | OperationContexts.Callback;
    private const OperationContexts Interrupts = OperationContexts.Interrupt;

    private static readonly OperationArgument Target = new("task", ArgumentKind.Task);
    private static readonly OperationArgument TargetOrSelf = new("task", ArgumentKind.TaskOrSelf);
    private static readonly OperationArgument Queue = new("queue", ArgumentKind.Object) { Types = [ScenarioObjectType.Queue] };
    private static readonly OperationArgument QueueOfOne = Queue with { Kind = ArgumentKind.ObjectOfLengthOne };
    private static readonly OperationArgument Cycles = new("cycles", ArgumentKind.Cycles);
    private static readonly OperationArgument Priority = new("priority", ArgumentKind.Priority);
    private static readonly OperationArgument Value = new("value", ArgumentKind.Value);
    private static readonly OperationArgument Bits = new("bits", ArgumentKind.Value);
    private static readonly OperationArgument ClearOnEntry = new("clearOnEntry", ArgumentKind.Value);
    private static readonly OperationArgument ClearOnExit = new("clearOnExit", ArgumentKind.Value2);
    private static readonly OperationArgument Clear = new("clear", ArgumentKind.Flag);
    private static readonly OperationArgument Action = new("action", ArgumentKind.Action);
    private static readonly OperationArgument Wait = new("wait", ArgumentKind.Wait);
    private static readonly OperationArgument Delay = new("ticks", ArgumentKind.Wait);
    private static readonly OperationArgument Ticks = new("ticks", ArgumentKind.Ticks);
    private static readonly OperationArgument CheckedWait = new("ticks", ArgumentKind.WaitToCheck);
    private static readonly OperationArgument Increment = new("ticks", ArgumentKind.Increment);
    private static readonly OperationArgument Index = new("index", ArgumentKind.NotifyIndex);

    private static readonly OperationArgument Semaphore = new("semaphore", ArgumentKind.Object) { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex] };
    private static readonly OperationArgument Counted = Semaphore with { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex, ScenarioObjectType.Recursive] };
    private static readonly OperationArgument IsrSemaphore = Semaphore with { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting] };
    private static readonly OperationArgument Recursive = new("mutex", ArgumentKind.Object) { Types = [ScenarioObjectType.Recursive] };
    private static readonly OperationArgument AnyMutex = new("mutex", ArgumentKind.Object) { Types = [ScenarioObjectType.Mutex, ScenarioObjectType.Recursive] };
    private static readonly OperationArgument Events = new("events", ArgumentKind.Object) { Types = [ScenarioObjectType.Events] };
    private static readonly OperationArgument Stream = new("stream", ArgumentKind.Object) { Types = [ScenarioObjectType.Stream, ScenarioObjectType.Batching] };
    private static readonly OperationArgument Message = new("message", ArgumentKind.Object) { Types = [ScenarioObjectType.Message] };
    private static readonly OperationArgument Buffer = new("buffer", ArgumentKind.Object) { Types = [ScenarioObjectType.Stream, ScenarioObjectType.Message, ScenarioObjectType.Batching] };
    private static readonly OperationArgument Timer = new("timer", ArgumentKind.Object) { Types = [ScenarioObjectType.Timer] };
    private static readonly OperationArgument Set = new("queueSet", ArgumentKind.Object) { Types = [ScenarioObjectType.QueueSet] };
    private static readonly OperationArgument Call = new("call", ArgumentKind.Object) { Types = [ScenarioObjectType.Call] };
    private static readonly OperationArgument Deletable = new("object", ArgumentKind.Object)
    {
        Types =
        [
            ScenarioObjectType.Queue, ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex, ScenarioObjectType.Recursive,
            ScenarioObjectType.Events, ScenarioObjectType.Stream, ScenarioObjectType.Message, ScenarioObjectType.Batching,
        ],
    };

    private static readonly OperationArgument EventBits = new("bits", ArgumentKind.Bits);
    private static readonly OperationArgument WaitedBits = new("bits", ArgumentKind.SomeBits);
    private static readonly OperationArgument WaitFor = new("waitFor", ArgumentKind.SomeBits2);
    private static readonly OperationArgument All = new("all", ArgumentKind.Flag2);
    private static readonly OperationArgument Bytes = new("bytes", ArgumentKind.Bytes);
    private static readonly OperationArgument Level = new("level", ArgumentKind.Value);
    private static readonly OperationArgument Period = new("period", ArgumentKind.Period);
    private static readonly OperationArgument AutoReload = new("autoReload", ArgumentKind.Flag);
    private static readonly OperationArgument Mask = new("mask", ArgumentKind.Mask);

    /// <summary>All operations.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        new("work", OperationKind.Work, Tasks, [Cycles]) { InCriticalSection = CriticalSectionUse.Never },
        new("delay", OperationKind.Delay, TasksOnly, [Delay]) { InCriticalSection = CriticalSectionUse.Never, CNames = ["vTaskDelay"] },
        new("delayUntil", OperationKind.DelayUntil, TasksOnly, [Increment]) { InCriticalSection = CriticalSectionUse.Never, CNames = ["xTaskDelayUntil", "vTaskDelayUntil"] },
        new("yield", OperationKind.Yield, Tasks, []) { CNames = ["taskYIELD", "portYIELD"] },
        new("create", OperationKind.Create, Tasks, [Target]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xTaskCreate", "xTaskCreatePinnedToCore", "xTaskCreateStatic", "xTaskCreateStaticPinnedToCore", "xTaskCreateAffinitySet"] },
        new("delete", OperationKind.Delete, Tasks, [TargetOrSelf]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["vTaskDelete"] },
        new("suspend", OperationKind.Suspend, Tasks, [TargetOrSelf]) { CNames = ["vTaskSuspend"] },
        new("resume", OperationKind.Resume, Tasks, [Target]) { CNames = ["vTaskResume"] },
        new("setPriority", OperationKind.SetPriority, Tasks, [TargetOrSelf, Priority]) { CNames = ["vTaskPrioritySet"] },
        new("getPriority", OperationKind.GetPriority, Tasks, [Target]) { CNames = ["uxTaskPriorityGet"] },
        new("abortDelay", OperationKind.AbortDelay, Tasks, [Target]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xTaskAbortDelay"] },
        new("state", OperationKind.State, Tasks, [Target]) { CNames = ["eTaskGetState"] },
        new("suspendAll", OperationKind.SuspendAll, Tasks, []) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["vTaskSuspendAll"] },
        new("resumeAll", OperationKind.ResumeAll, Tasks, []) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xTaskResumeAll"] },
        new("tickCount", OperationKind.TickCount, Tasks, []) { CNames = ["xTaskGetTickCount"] },
        new("notifyGive", OperationKind.NotifyGive, Tasks, [Target, Index]) { CNames = ["xTaskNotifyGive", "xTaskNotifyGiveIndexed"] },
        new("notify", OperationKind.Notify, Tasks, [Target, Action, Value, Index]) { CNames = ["xTaskNotify", "xTaskNotifyIndexed"] },
        new("notifyTake", OperationKind.NotifyTake, TasksOnly, [Clear, Wait, Index]) { CNames = ["ulTaskNotifyTake", "ulTaskNotifyTakeIndexed"] },
        new("notifyWait", OperationKind.NotifyWait, TasksOnly, [ClearOnEntry, ClearOnExit, Wait, Index]) { CNames = ["xTaskNotifyWait", "xTaskNotifyWaitIndexed"] },
        new("notifyStateClear", OperationKind.NotifyStateClear, Tasks, [Target, Index]) { CNames = ["xTaskNotifyStateClear", "xTaskNotifyStateClearIndexed"] },
        new("notifyValueClear", OperationKind.NotifyValueClear, Tasks, [Target, Bits, Index]) { CNames = ["ulTaskNotifyValueClear", "ulTaskNotifyValueClearIndexed"] },
        new("notifyQuery", OperationKind.NotifyQuery, Tasks, [Target, Action, Value, Index]) { CNames = ["xTaskNotifyAndQuery", "xTaskNotifyAndQueryIndexed"] },
        new("send", OperationKind.Send, Tasks, [Queue, Value, Wait]) { CNames = ["xQueueSend", "xQueueSendToBack"] },
        new("sendToFront", OperationKind.SendToFront, Tasks, [Queue, Value, Wait]) { CNames = ["xQueueSendToFront"] },
        new("overwrite", OperationKind.Overwrite, Tasks, [QueueOfOne, Value]) { CNames = ["xQueueOverwrite"] },
        new("receive", OperationKind.Receive, Tasks, [Queue, Wait]) { CNames = ["xQueueReceive"] },
        new("peek", OperationKind.Peek, Tasks, [Queue, Wait]) { CNames = ["xQueuePeek"] },
        new("waiting", OperationKind.Waiting, Tasks, [Queue]) { CNames = ["uxQueueMessagesWaiting"] },
        new("spaces", OperationKind.Spaces, Tasks, [Queue]) { CNames = ["uxQueueSpacesAvailable"] },
        new("reset", OperationKind.Reset, Tasks, [Queue]) { CNames = ["xQueueReset"] },
        new("enterCritical", OperationKind.EnterCritical, Tasks, []) { CNames = ["taskENTER_CRITICAL", "portENTER_CRITICAL", "vTaskEnterCritical"] },
        new("exitCritical", OperationKind.ExitCritical, Tasks, []) { CNames = ["taskEXIT_CRITICAL", "portEXIT_CRITICAL", "vTaskExitCritical"] },
        new("schedulerState", OperationKind.SchedulerState, Tasks, []) { CNames = ["xTaskGetSchedulerState"] },
        new("numTasks", OperationKind.NumTasks, Tasks, []) { CNames = ["uxTaskGetNumberOfTasks"] },
        new("basePriority", OperationKind.BasePriority, Tasks, [Target]) { Kernels = KernelKinds.FreeRtos | KernelKinds.Smp, CNames = ["uxTaskBasePriorityGet"] },
        new("catchUpTicks", OperationKind.CatchUpTicks, Tasks, [Ticks]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xTaskCatchUpTicks"] },
        new("take", OperationKind.Take, Tasks, [Semaphore, Wait]) { CNames = ["xSemaphoreTake"] },
        new("give", OperationKind.Give, Tasks, [Semaphore]) { CNames = ["xSemaphoreGive"] },
        new("takeRecursive", OperationKind.TakeRecursive, Tasks, [Recursive, Wait]) { CNames = ["xSemaphoreTakeRecursive"] },
        new("giveRecursive", OperationKind.GiveRecursive, Tasks, [Recursive]) { CNames = ["xSemaphoreGiveRecursive"] },
        new("holder", OperationKind.Holder, Tasks, [AnyMutex]) { CNames = ["xSemaphoreGetMutexHolder"] },
        new("count", OperationKind.Count, Tasks, [Counted]) { CNames = ["uxSemaphoreGetCount"] },
        new("setBits", OperationKind.SetBits, Tasks, [Events, EventBits]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xEventGroupSetBits"] },
        new("clearBits", OperationKind.ClearBits, Tasks, [Events, EventBits]) { CNames = ["xEventGroupClearBits"] },
        new("getBits", OperationKind.GetBits, Tasks, [Events]) { CNames = ["xEventGroupGetBits"] },
        new("waitBits", OperationKind.WaitBits, Tasks, [Events, WaitedBits, Clear, All, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xEventGroupWaitBits"] },
        new("sync", OperationKind.Sync, Tasks, [Events, EventBits, WaitFor, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xEventGroupSync"] },
        new("streamSend", OperationKind.StreamSend, Tasks, [Buffer, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xStreamBufferSend"] },
        new("streamReceive", OperationKind.StreamReceive, Tasks, [Buffer, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xStreamBufferReceive"] },
        new("streamAvailable", OperationKind.StreamAvailable, Tasks, [Buffer]) { CNames = ["xStreamBufferBytesAvailable"] },
        new("streamSpaces", OperationKind.StreamSpaces, Tasks, [Buffer]) { CNames = ["xStreamBufferSpacesAvailable", "xMessageBufferSpacesAvailable", "xMessageBufferSpaceAvailable"] },
        new("streamTrigger", OperationKind.StreamTrigger, Tasks, [Buffer, Level]) { CNames = ["xStreamBufferSetTriggerLevel"] },
        new("streamReset", OperationKind.StreamReset, Tasks, [Buffer]) { CNames = ["xStreamBufferReset", "xMessageBufferReset"] },
        new("messageSend", OperationKind.MessageSend, Tasks, [Message, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xMessageBufferSend"] },
        new("messageReceive", OperationKind.MessageReceive, Tasks, [Message, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["xMessageBufferReceive"] },
        new("nextLength", OperationKind.NextLength, Tasks, [Buffer]) { CNames = ["xStreamBufferNextMessageLengthBytes", "xMessageBufferNextLengthBytes"] },
        new("isFull", OperationKind.IsFull, Tasks, [Buffer]) { CNames = ["xStreamBufferIsFull", "xMessageBufferIsFull"] },
        new("isEmpty", OperationKind.IsEmpty, Tasks, [Buffer]) { CNames = ["xStreamBufferIsEmpty", "xMessageBufferIsEmpty"] },
        new("timerStart", OperationKind.TimerStart, Tasks, [Timer, Wait]) { CNames = ["xTimerStart"] },
        new("timerStop", OperationKind.TimerStop, Tasks, [Timer, Wait]) { CNames = ["xTimerStop"] },
        new("timerReset", OperationKind.TimerReset, Tasks, [Timer, Wait]) { CNames = ["xTimerReset"] },
        new("timerPeriod", OperationKind.TimerPeriod, Tasks, [Timer, Period, Wait]) { CNames = ["xTimerChangePeriod"] },
        new("timerDelete", OperationKind.TimerDelete, Tasks, [Timer, Wait]) { CNames = ["xTimerDelete"] },
        new("timerReload", OperationKind.TimerReload, Tasks, [Timer, AutoReload]) { CNames = ["vTimerSetReloadMode"] },
        new("timerActive", OperationKind.TimerActive, Tasks, [Timer]) { CNames = ["xTimerIsTimerActive"] },
        new("timerExpiry", OperationKind.TimerExpiry, Tasks, [Timer]) { CNames = ["xTimerGetExpiryTime"] },
        new("timerPeriodGet", OperationKind.TimerPeriodGet, Tasks, [Timer]) { CNames = ["xTimerGetPeriod"] },
        new("select", OperationKind.Select, Tasks, [Set, Wait]) { CNames = ["xQueueSelectFromSet"] },
        new("pend", OperationKind.Pend, Tasks, [Call, Wait]) { CNames = ["xTimerPendFunctionCall"] },
        new("deleteObject", OperationKind.DeleteObject, Tasks, [Deletable]) { InCriticalSection = CriticalSectionUse.NotWithSmp, CNames = ["vQueueDelete", "vSemaphoreDelete", "vEventGroupDelete", "vStreamBufferDelete", "vMessageBufferDelete"] },
        new("setTimeOut", OperationKind.SetTimeOut, TasksOnly, []) { CNames = ["vTaskSetTimeOutState"] },
        new("checkTimeOut", OperationKind.CheckTimeOut, TasksOnly, [CheckedWait]) { CNames = ["xTaskCheckForTimeOut"] },
        new("runTime", OperationKind.RunTime, Tasks, [Target]) { CNames = ["ulTaskGetRunTimeCounter"] },
        new("setAffinity", OperationKind.SetAffinity, Tasks, [Target, Mask]) { Kernels = KernelKinds.Smp, CNames = ["vTaskCoreAffinitySet"] },
        new("getAffinity", OperationKind.GetAffinity, Tasks, [Target]) { Kernels = KernelKinds.Smp, CNames = ["vTaskCoreAffinityGet"] },
        new("preemptionDisable", OperationKind.PreemptionDisable, Tasks, [Target]) { Kernels = KernelKinds.Smp, CNames = ["vTaskPreemptionDisable"] },
        new("preemptionEnable", OperationKind.PreemptionEnable, Tasks, [Target]) { Kernels = KernelKinds.Smp, CNames = ["vTaskPreemptionEnable"] },
        new("sendFromISR", OperationKind.SendFromISR, Interrupts, [Queue, Value]) { CNames = ["xQueueSendFromISR", "xQueueSendToBackFromISR"] },
        new("sendToFrontFromISR", OperationKind.SendToFrontFromISR, Interrupts, [Queue, Value]) { CNames = ["xQueueSendToFrontFromISR"] },
        new("overwriteFromISR", OperationKind.OverwriteFromISR, Interrupts, [QueueOfOne, Value]) { CNames = ["xQueueOverwriteFromISR"] },
        new("receiveFromISR", OperationKind.ReceiveFromISR, Interrupts, [Queue]) { CNames = ["xQueueReceiveFromISR"] },
        new("peekFromISR", OperationKind.PeekFromISR, Interrupts, [Queue]) { CNames = ["xQueuePeekFromISR"] },
        new("notifyGiveFromISR", OperationKind.NotifyGiveFromISR, Interrupts, [Target, Index]) { CNames = ["vTaskNotifyGiveFromISR", "vTaskNotifyGiveIndexedFromISR"] },
        new("notifyFromISR", OperationKind.NotifyFromISR, Interrupts, [Target, Action, Value, Index]) { CNames = ["xTaskNotifyFromISR", "xTaskNotifyIndexedFromISR"] },
        new("notifyQueryFromISR", OperationKind.NotifyQueryFromISR, Interrupts, [Target, Action, Value, Index]) { CNames = ["xTaskNotifyAndQueryFromISR", "xTaskNotifyAndQueryIndexedFromISR"] },
        new("resumeFromISR", OperationKind.ResumeFromISR, Interrupts, [Target]) { CNames = ["xTaskResumeFromISR"] },
        new("tickCountFromISR", OperationKind.TickCountFromISR, Interrupts, []) { CNames = ["xTaskGetTickCountFromISR"] },
        new("giveFromISR", OperationKind.GiveFromISR, Interrupts, [IsrSemaphore]) { CNames = ["xSemaphoreGiveFromISR"] },
        new("takeFromISR", OperationKind.TakeFromISR, Interrupts, [IsrSemaphore]) { CNames = ["xSemaphoreTakeFromISR"] },
        new("selectFromISR", OperationKind.SelectFromISR, Interrupts, [Set]) { CNames = ["xQueueSelectFromSetFromISR"] },
        new("setBitsFromISR", OperationKind.SetBitsFromISR, Interrupts, [Events, EventBits]) { CNames = ["xEventGroupSetBitsFromISR"] },
        new("clearBitsFromISR", OperationKind.ClearBitsFromISR, Interrupts, [Events, EventBits]) { CNames = ["xEventGroupClearBitsFromISR"] },
        new("streamSendFromISR", OperationKind.StreamSendFromISR, Interrupts, [Buffer, Bytes]) { CNames = ["xStreamBufferSendFromISR"] },
        new("streamReceiveFromISR", OperationKind.StreamReceiveFromISR, Interrupts, [Buffer, Bytes]) { CNames = ["xStreamBufferReceiveFromISR"] },
        new("messageSendFromISR", OperationKind.MessageSendFromISR, Interrupts, [Message, Bytes]) { CNames = ["xMessageBufferSendFromISR"] },
        new("messageReceiveFromISR", OperationKind.MessageReceiveFromISR, Interrupts, [Message, Bytes]) { CNames = ["xMessageBufferReceiveFromISR"] },
        new("streamResetFromISR", OperationKind.StreamResetFromISR, Interrupts, [Buffer]) { Kernels = KernelKinds.FreeRtos | KernelKinds.Smp, CNames = ["xStreamBufferResetFromISR", "xMessageBufferResetFromISR"] },
        new("timerStartFromISR", OperationKind.TimerStartFromISR, Interrupts, [Timer]) { CNames = ["xTimerStartFromISR"] },
        new("timerStopFromISR", OperationKind.TimerStopFromISR, Interrupts, [Timer]) { CNames = ["xTimerStopFromISR"] },
        new("timerResetFromISR", OperationKind.TimerResetFromISR, Interrupts, [Timer]) { CNames = ["xTimerResetFromISR"] },
        new("timerPeriodFromISR", OperationKind.TimerPeriodFromISR, Interrupts, [Timer, Period]) { CNames = ["xTimerChangePeriodFromISR"] },
        new("pendFromISR", OperationKind.PendFromISR, Interrupts, [Call]) { CNames = ["xTimerPendFunctionCallFromISR"] },
    ];

    private static readonly FrozenDictionary<string, OperationRow> ByName = Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, OperationRow> ByCName = Rows
        .SelectMany(row => row.CNames, (row, name) => KeyValuePair.Create(name, row))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of what C calls an operation; <see langword="null"/> when it is no such name.</summary>
    public static OperationRow? FindCName(string name) => ByCName.GetValueOrDefault(name);

    /// <summary>The C name that somebody may have meant.</summary>
    public static string? NearestCName(string name) => NearestName.Find(name, Rows.SelectMany(row => row.CNames));

    /// <summary>The row of a name; <see langword="null"/> when there is no such operation.</summary>
    public static OperationRow? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names that someone may use, in the order of the table.</summary>
    public static List<string> Names(OperationContexts context) =>
        [.. Rows.Where(row => (row.Contexts & context) != 0).Select(row => row.Name)];
}
