namespace Rtos.Scenarios;

/// <summary>The operations that a scenario can list.</summary>
public enum OperationKind
{
    /// <summary>Occupies the core for <see cref="ScenarioOperation.Number"/> cycles.</summary>
    Work,

    /// <summary>FreeRTOS: <c>vTaskDelay</c>.</summary>
    Delay,

    /// <summary>FreeRTOS: <c>xTaskDelayUntil</c>.</summary>
    DelayUntil,

    /// <summary>FreeRTOS: <c>taskYIELD</c>.</summary>
    Yield,

    /// <summary>FreeRTOS: <c>xTaskCreate</c>.</summary>
    Create,

    /// <summary>FreeRTOS: <c>vTaskDelete</c>.</summary>
    Delete,

    /// <summary>FreeRTOS: <c>vTaskSuspend</c>.</summary>
    Suspend,

    /// <summary>FreeRTOS: <c>vTaskResume</c>.</summary>
    Resume,

    /// <summary>FreeRTOS: <c>vTaskPrioritySet</c>.</summary>
    SetPriority,

    /// <summary>FreeRTOS: <c>uxTaskPriorityGet</c>.</summary>
    GetPriority,

    /// <summary>FreeRTOS: <c>xTaskAbortDelay</c>.</summary>
    AbortDelay,

    /// <summary>FreeRTOS: <c>eTaskGetState</c>.</summary>
    State,

    /// <summary>FreeRTOS: <c>vTaskSuspendAll</c>.</summary>
    SuspendAll,

    /// <summary>FreeRTOS: <c>xTaskResumeAll</c>.</summary>
    ResumeAll,

    /// <summary>FreeRTOS: <c>xTaskGetTickCount</c>.</summary>
    TickCount,

    /// <summary>FreeRTOS: <c>xTaskNotifyGiveIndexed</c>.</summary>
    NotifyGive,

    /// <summary>FreeRTOS: <c>xTaskNotifyIndexed</c>.</summary>
    Notify,

    /// <summary>FreeRTOS: <c>ulTaskNotifyTakeIndexed</c>.</summary>
    NotifyTake,

    /// <summary>FreeRTOS: <c>xTaskNotifyWaitIndexed</c>.</summary>
    NotifyWait,

    /// <summary>FreeRTOS: <c>xTaskNotifyStateClearIndexed</c>.</summary>
    NotifyStateClear,

    /// <summary>FreeRTOS: <c>ulTaskNotifyValueClearIndexed</c>.</summary>
    NotifyValueClear,

    /// <summary>FreeRTOS: <c>xTaskNotifyAndQueryIndexed</c>.</summary>
    NotifyQuery,

    /// <summary>FreeRTOS: <c>xQueueSendToBack</c>.</summary>
    Send,

    /// <summary>FreeRTOS: <c>xQueueSendToFront</c>.</summary>
    SendToFront,

    /// <summary>FreeRTOS: <c>xQueueOverwrite</c>.</summary>
    Overwrite,

    /// <summary>FreeRTOS: <c>xQueueReceive</c>.</summary>
    Receive,

    /// <summary>FreeRTOS: <c>xQueuePeek</c>.</summary>
    Peek,

    /// <summary>FreeRTOS: <c>uxQueueMessagesWaiting</c>.</summary>
    Waiting,

    /// <summary>FreeRTOS: <c>uxQueueSpacesAvailable</c>.</summary>
    Spaces,

    /// <summary>FreeRTOS: <c>xQueueReset</c>.</summary>
    Reset,

    /// <summary>FreeRTOS: <c>taskENTER_CRITICAL</c>.</summary>
    EnterCritical,

    /// <summary>FreeRTOS: <c>taskEXIT_CRITICAL</c>.</summary>
    ExitCritical,

    /// <summary>FreeRTOS: <c>xTaskGetSchedulerState</c>.</summary>
    SchedulerState,

    /// <summary>FreeRTOS: <c>uxTaskGetNumberOfTasks</c>.</summary>
    NumTasks,

    /// <summary>FreeRTOS: <c>uxTaskBasePriorityGet</c>.</summary>
    BasePriority,

    /// <summary>FreeRTOS: <c>xTaskCatchUpTicks</c>.</summary>
    CatchUpTicks,

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
    SendFromISR,

    /// <summary>FreeRTOS: <c>xQueueSendToFrontFromISR</c>.</summary>
    SendToFrontFromISR,

    /// <summary>FreeRTOS: <c>xQueueOverwriteFromISR</c>.</summary>
    OverwriteFromISR,

    /// <summary>FreeRTOS: <c>xQueueReceiveFromISR</c>.</summary>
    ReceiveFromISR,

    /// <summary>FreeRTOS: <c>xQueuePeekFromISR</c>.</summary>
    PeekFromISR,

    /// <summary>FreeRTOS: <c>vTaskNotifyGiveIndexedFromISR</c>.</summary>
    NotifyGiveFromISR,

    /// <summary>FreeRTOS: <c>xTaskNotifyIndexedFromISR</c>.</summary>
    NotifyFromISR,

    /// <summary>FreeRTOS: <c>xTaskNotifyAndQueryIndexedFromISR</c>.</summary>
    NotifyQueryFromISR,

    /// <summary>FreeRTOS: <c>xTaskResumeFromISR</c>.</summary>
    ResumeFromISR,

    /// <summary>FreeRTOS: <c>xTaskGetTickCountFromISR</c>.</summary>
    TickCountFromISR,

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
