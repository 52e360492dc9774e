namespace Rtos.Core;

/// <summary>What a task is doing. FreeRTOS: <c>eTaskState</c>.</summary>
public enum TaskState
{
    /// <summary>It is a core's current task. FreeRTOS: <c>eRunning</c>.</summary>
    Running,

    /// <summary>It could run but does not. FreeRTOS: <c>eReady</c>.</summary>
    Ready,

    /// <summary>It waits for an event or a time. FreeRTOS: <c>eBlocked</c>.</summary>
    Blocked,

    /// <summary>It is suspended. FreeRTOS: <c>eSuspended</c>.</summary>
    Suspended,

    /// <summary>It has been deleted; an idle task may still have to free its memory. FreeRTOS: <c>eDeleted</c>.</summary>
    Deleted,
}
