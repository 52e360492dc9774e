namespace Rtos.Core;

/// <summary>What a task is doing. FreeRTOS: <c>eTaskState</c>.</summary>
public enum TaskState
{
    /// <summary>It is a core's current task.</summary>
    Running,

    /// <summary>It could run but does not.</summary>
    Ready,

    /// <summary>It waits for an event or a time.</summary>
    Blocked,

    /// <summary>It is suspended.</summary>
    Suspended,

    /// <summary>It has been deleted; an idle task may still have to free its memory.</summary>
    Deleted,
}
