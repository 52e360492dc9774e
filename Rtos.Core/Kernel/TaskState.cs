namespace Rtos.Core;

/// <summary>What a task is doing. FreeRTOS: <c>eTaskState</c>.</summary>
[FreeRtos("eTaskState")]
public enum TaskState
{
    /// <summary>It is a core's current task. FreeRTOS: <c>eRunning</c>.</summary>
    [FreeRtos("eRunning")] Running,

    /// <summary>It could run but does not. FreeRTOS: <c>eReady</c>.</summary>
    [FreeRtos("eReady")] Ready,

    /// <summary>It waits for an event or a time. FreeRTOS: <c>eBlocked</c>.</summary>
    [FreeRtos("eBlocked")] Blocked,

    /// <summary>It is suspended. FreeRTOS: <c>eSuspended</c>.</summary>
    [FreeRtos("eSuspended")] Suspended,

    /// <summary>It has been deleted; an idle task may still have to free its memory. FreeRTOS: <c>eDeleted</c>.</summary>
    [FreeRtos("eDeleted")] Deleted,
}
