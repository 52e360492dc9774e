namespace Rtos.Core;

/// <summary>What an event of the trace is.</summary>
public enum TraceEventKind
{
    /// <summary>A core's current task has become another one. FreeRTOS: <c>traceTASK_SWITCHED_IN</c>.</summary>
    [FreeRtos("traceTASK_SWITCHED_IN")] Switch,

    /// <summary>A kernel call of a task has returned.</summary>
    Call,

    /// <summary>A task's body has come to its end; the task deletes itself next.</summary>
    TaskEnd,

    /// <summary>A kernel call of a software timer's callback has returned.</summary>
    TimerCall,

    /// <summary>A kernel call of a function that the timer service task was asked to call has returned. FreeRTOS: <c>xTimerPendFunctionCall</c>.</summary>
    [FreeRtos("xTimerPendFunctionCall")] PendedCall,

    /// <summary>A kernel call of an interrupt has returned.</summary>
    InterruptCall,
}
