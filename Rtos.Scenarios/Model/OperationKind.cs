using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The operations that a scenario can list.</summary>
public enum OperationKind
{
    /// <summary>Occupies the core for <see cref="ScenarioOperation.Number"/> cycles.</summary>
    Work,

    /// <summary>FreeRTOS: <c>vTaskDelay</c>.</summary>
    [FreeRtos("vTaskDelay")] Delay,

    /// <summary>FreeRTOS: <c>xTaskDelayUntil</c>.</summary>
    [FreeRtos("xTaskDelayUntil")] DelayUntil,

    /// <summary>FreeRTOS: <c>taskYIELD</c>.</summary>
    [FreeRtos("taskYIELD")] Yield,

    /// <summary>FreeRTOS: <c>xTaskCreate</c>.</summary>
    [FreeRtos("xTaskCreate")] Create,

    /// <summary>FreeRTOS: <c>vTaskDelete</c>.</summary>
    [FreeRtos("vTaskDelete")] Delete,

    /// <summary>FreeRTOS: <c>vTaskSuspend</c>.</summary>
    [FreeRtos("vTaskSuspend")] Suspend,

    /// <summary>FreeRTOS: <c>vTaskResume</c>.</summary>
    [FreeRtos("vTaskResume")] Resume,

    /// <summary>FreeRTOS: <c>vTaskPrioritySet</c>.</summary>
    [FreeRtos("vTaskPrioritySet")] SetPriority,

    /// <summary>FreeRTOS: <c>uxTaskPriorityGet</c>.</summary>
    [FreeRtos("uxTaskPriorityGet")] GetPriority,

    /// <summary>FreeRTOS: <c>xTaskAbortDelay</c>.</summary>
    [FreeRtos("xTaskAbortDelay")] AbortDelay,

    /// <summary>FreeRTOS: <c>eTaskGetState</c>.</summary>
    [FreeRtos("eTaskGetState")] State,

    /// <summary>FreeRTOS: <c>vTaskSuspendAll</c>.</summary>
    [FreeRtos("vTaskSuspendAll")] SuspendAll,

    /// <summary>FreeRTOS: <c>xTaskResumeAll</c>.</summary>
    [FreeRtos("xTaskResumeAll")] ResumeAll,

    /// <summary>FreeRTOS: <c>xTaskGetTickCount</c>.</summary>
    [FreeRtos("xTaskGetTickCount")] TickCount,

    /// <summary>FreeRTOS: <c>xTaskNotifyGiveIndexed</c>.</summary>
    [FreeRtos("xTaskNotifyGiveIndexed")] NotifyGive,

    /// <summary>FreeRTOS: <c>xTaskNotifyIndexed</c>.</summary>
    [FreeRtos("xTaskNotifyIndexed")] Notify,

    /// <summary>FreeRTOS: <c>ulTaskNotifyTakeIndexed</c>.</summary>
    [FreeRtos("ulTaskNotifyTakeIndexed")] NotifyTake,

    /// <summary>FreeRTOS: <c>xTaskNotifyWaitIndexed</c>.</summary>
    [FreeRtos("xTaskNotifyWaitIndexed")] NotifyWait,

    /// <summary>FreeRTOS: <c>xTaskNotifyStateClearIndexed</c>.</summary>
    [FreeRtos("xTaskNotifyStateClearIndexed")] NotifyStateClear,

    /// <summary>FreeRTOS: <c>ulTaskNotifyValueClearIndexed</c>.</summary>
    [FreeRtos("ulTaskNotifyValueClearIndexed")] NotifyValueClear,

    /// <summary>FreeRTOS: <c>xTaskNotifyAndQueryIndexed</c>.</summary>
    [FreeRtos("xTaskNotifyAndQueryIndexed")] NotifyQuery,

    /// <summary>FreeRTOS: <c>xQueueSendToBack</c>.</summary>
    [FreeRtos("xQueueSendToBack")] Send,

    /// <summary>FreeRTOS: <c>xQueueSendToFront</c>.</summary>
    [FreeRtos("xQueueSendToFront")] SendToFront,

    /// <summary>FreeRTOS: <c>xQueueOverwrite</c>.</summary>
    [FreeRtos("xQueueOverwrite")] Overwrite,

    /// <summary>FreeRTOS: <c>xQueueReceive</c>.</summary>
    [FreeRtos("xQueueReceive")] Receive,

    /// <summary>FreeRTOS: <c>xQueuePeek</c>.</summary>
    [FreeRtos("xQueuePeek")] Peek,

    /// <summary>FreeRTOS: <c>uxQueueMessagesWaiting</c>.</summary>
    [FreeRtos("uxQueueMessagesWaiting")] Waiting,

    /// <summary>FreeRTOS: <c>uxQueueSpacesAvailable</c>.</summary>
    [FreeRtos("uxQueueSpacesAvailable")] Spaces,

    /// <summary>FreeRTOS: <c>xQueueReset</c>.</summary>
    [FreeRtos("xQueueReset")] Reset,

    /// <summary>FreeRTOS: <c>taskENTER_CRITICAL</c>.</summary>
    [FreeRtos("taskENTER_CRITICAL")] EnterCritical,

    /// <summary>FreeRTOS: <c>taskEXIT_CRITICAL</c>.</summary>
    [FreeRtos("taskEXIT_CRITICAL")] ExitCritical,

    /// <summary>FreeRTOS: <c>xTaskGetSchedulerState</c>.</summary>
    [FreeRtos("xTaskGetSchedulerState")] SchedulerState,

    /// <summary>FreeRTOS: <c>uxTaskGetNumberOfTasks</c>.</summary>
    [FreeRtos("uxTaskGetNumberOfTasks")] NumTasks,

    /// <summary>FreeRTOS: <c>uxTaskBasePriorityGet</c>.</summary>
    [FreeRtos("uxTaskBasePriorityGet")] BasePriority,

    /// <summary>FreeRTOS: <c>xTaskCatchUpTicks</c>.</summary>
    [FreeRtos("xTaskCatchUpTicks")] CatchUpTicks,

    /// <summary>The operation <c>take</c>.</summary>
    Take,

    /// <summary>The operation <c>give</c>.</summary>
    Give,

    /// <summary>The operation <c>takeRecursive</c>.</summary>
    TakeRecursive,

    /// <summary>The operation <c>giveRecursive</c>.</summary>
    GiveRecursive,

    /// <summary>The operation <c>holder</c>.</summary>
    Holder,

    /// <summary>The operation <c>count</c>.</summary>
    Count,

    /// <summary>The operation <c>setBits</c>.</summary>
    SetBits,

    /// <summary>The operation <c>clearBits</c>.</summary>
    ClearBits,

    /// <summary>The operation <c>getBits</c>.</summary>
    GetBits,

    /// <summary>The operation <c>waitBits</c>.</summary>
    WaitBits,

    /// <summary>The operation <c>sync</c>.</summary>
    Sync,

    /// <summary>The operation <c>streamSend</c>.</summary>
    StreamSend,

    /// <summary>The operation <c>streamReceive</c>.</summary>
    StreamReceive,

    /// <summary>The operation <c>streamAvailable</c>.</summary>
    StreamAvailable,

    /// <summary>The operation <c>streamSpaces</c>.</summary>
    StreamSpaces,

    /// <summary>The operation <c>streamTrigger</c>.</summary>
    StreamTrigger,

    /// <summary>The operation <c>streamReset</c>.</summary>
    StreamReset,

    /// <summary>The operation <c>messageSend</c>.</summary>
    MessageSend,

    /// <summary>The operation <c>messageReceive</c>.</summary>
    MessageReceive,

    /// <summary>The operation <c>nextLength</c>.</summary>
    NextLength,

    /// <summary>The operation <c>isFull</c>.</summary>
    IsFull,

    /// <summary>The operation <c>isEmpty</c>.</summary>
    IsEmpty,

    /// <summary>The operation <c>timerStart</c>.</summary>
    TimerStart,

    /// <summary>The operation <c>timerStop</c>.</summary>
    TimerStop,

    /// <summary>The operation <c>timerReset</c>.</summary>
    TimerReset,

    /// <summary>The operation <c>timerPeriod</c>.</summary>
    TimerPeriod,

    /// <summary>The operation <c>timerDelete</c>.</summary>
    TimerDelete,

    /// <summary>The operation <c>timerReload</c>.</summary>
    TimerReload,

    /// <summary>The operation <c>timerActive</c>.</summary>
    TimerActive,

    /// <summary>The operation <c>timerExpiry</c>.</summary>
    TimerExpiry,

    /// <summary>The operation <c>timerPeriodGet</c>.</summary>
    TimerPeriodGet,

    /// <summary>The operation <c>select</c>.</summary>
    Select,

    /// <summary>The operation <c>pend</c>.</summary>
    Pend,

    /// <summary>The operation <c>deleteObject</c>.</summary>
    DeleteObject,

    /// <summary>The operation <c>setTimeOut</c>.</summary>
    SetTimeOut,

    /// <summary>The operation <c>checkTimeOut</c>.</summary>
    CheckTimeOut,

    /// <summary>The operation <c>runTime</c>.</summary>
    RunTime,

    /// <summary>The operation <c>setAffinity</c>.</summary>
    SetAffinity,

    /// <summary>The operation <c>getAffinity</c>.</summary>
    GetAffinity,

    /// <summary>The operation <c>preemptionDisable</c>.</summary>
    PreemptionDisable,

    /// <summary>The operation <c>preemptionEnable</c>.</summary>
    PreemptionEnable,

    /// <summary>FreeRTOS: <c>xQueueSendToBackFromISR</c>.</summary>
    [FreeRtos("xQueueSendToBackFromISR")] SendFromISR,

    /// <summary>FreeRTOS: <c>xQueueSendToFrontFromISR</c>.</summary>
    [FreeRtos("xQueueSendToFrontFromISR")] SendToFrontFromISR,

    /// <summary>FreeRTOS: <c>xQueueOverwriteFromISR</c>.</summary>
    [FreeRtos("xQueueOverwriteFromISR")] OverwriteFromISR,

    /// <summary>FreeRTOS: <c>xQueueReceiveFromISR</c>.</summary>
    [FreeRtos("xQueueReceiveFromISR")] ReceiveFromISR,

    /// <summary>FreeRTOS: <c>xQueuePeekFromISR</c>.</summary>
    [FreeRtos("xQueuePeekFromISR")] PeekFromISR,

    /// <summary>FreeRTOS: <c>vTaskNotifyGiveIndexedFromISR</c>.</summary>
    [FreeRtos("vTaskNotifyGiveIndexedFromISR")] NotifyGiveFromISR,

    /// <summary>FreeRTOS: <c>xTaskNotifyIndexedFromISR</c>.</summary>
    [FreeRtos("xTaskNotifyIndexedFromISR")] NotifyFromISR,

    /// <summary>FreeRTOS: <c>xTaskNotifyAndQueryIndexedFromISR</c>.</summary>
    [FreeRtos("xTaskNotifyAndQueryIndexedFromISR")] NotifyQueryFromISR,

    /// <summary>FreeRTOS: <c>xTaskResumeFromISR</c>.</summary>
    [FreeRtos("xTaskResumeFromISR")] ResumeFromISR,

    /// <summary>FreeRTOS: <c>xTaskGetTickCountFromISR</c>.</summary>
    [FreeRtos("xTaskGetTickCountFromISR")] TickCountFromISR,

    /// <summary>The operation <c>giveFromISR</c>.</summary>
    GiveFromISR,

    /// <summary>The operation <c>takeFromISR</c>.</summary>
    TakeFromISR,

    /// <summary>The operation <c>selectFromISR</c>.</summary>
    SelectFromISR,

    /// <summary>The operation <c>setBitsFromISR</c>.</summary>
    SetBitsFromISR,

    /// <summary>The operation <c>clearBitsFromISR</c>.</summary>
    ClearBitsFromISR,

    /// <summary>The operation <c>streamSendFromISR</c>.</summary>
    StreamSendFromISR,

    /// <summary>The operation <c>streamReceiveFromISR</c>.</summary>
    StreamReceiveFromISR,

    /// <summary>The operation <c>messageSendFromISR</c>.</summary>
    MessageSendFromISR,

    /// <summary>The operation <c>messageReceiveFromISR</c>.</summary>
    MessageReceiveFromISR,

    /// <summary>The operation <c>streamResetFromISR</c>.</summary>
    StreamResetFromISR,

    /// <summary>The operation <c>timerStartFromISR</c>.</summary>
    TimerStartFromISR,

    /// <summary>The operation <c>timerStopFromISR</c>.</summary>
    TimerStopFromISR,

    /// <summary>The operation <c>timerResetFromISR</c>.</summary>
    TimerResetFromISR,

    /// <summary>The operation <c>timerPeriodFromISR</c>.</summary>
    TimerPeriodFromISR,

    /// <summary>The operation <c>pendFromISR</c>.</summary>
    PendFromISR,
}
