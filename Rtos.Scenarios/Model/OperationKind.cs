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
}
