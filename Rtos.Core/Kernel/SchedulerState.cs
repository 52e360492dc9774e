namespace Rtos.Core;

/// <summary>Whether the scheduler runs. FreeRTOS: <c>xTaskGetSchedulerState</c>.</summary>
[FreeRtos("xTaskGetSchedulerState")]
public enum SchedulerState
{
    /// <summary>The device has not started yet. FreeRTOS: <c>taskSCHEDULER_NOT_STARTED</c>.</summary>
    [FreeRtos("taskSCHEDULER_NOT_STARTED")] NotStarted,

    /// <summary>It runs. FreeRTOS: <c>taskSCHEDULER_RUNNING</c>.</summary>
    [FreeRtos("taskSCHEDULER_RUNNING")] Running,

    /// <summary>A task has suspended it. FreeRTOS: <c>taskSCHEDULER_SUSPENDED</c>.</summary>
    [FreeRtos("taskSCHEDULER_SUSPENDED")] Suspended,
}
