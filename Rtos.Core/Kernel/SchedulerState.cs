namespace Rtos.Core;

/// <summary>Whether the scheduler runs. FreeRTOS: the results of <c>xTaskGetSchedulerState</c>.</summary>
public enum SchedulerState
{
    /// <summary>The device has not started yet. FreeRTOS: <c>taskSCHEDULER_NOT_STARTED</c>.</summary>
    NotStarted,

    /// <summary>It runs. FreeRTOS: <c>taskSCHEDULER_RUNNING</c>.</summary>
    Running,

    /// <summary>A task has suspended it. FreeRTOS: <c>taskSCHEDULER_SUSPENDED</c>.</summary>
    Suspended,
}
