namespace Rtos.Core;

/// <summary>The kind of mistake that stopped a device. The message says who made it, and how to fix it.</summary>
public enum PanicKind
{
    /// <summary>The code of a task, a callback, a hook or an interrupt ended with an exception.</summary>
    Exception,

    /// <summary>A kernel call was not awaited before the next one, or before its task ended.</summary>
    NotAwaited,

    /// <summary>A kernel call or a routine was awaited twice, too late, or by code other than its caller.</summary>
    AwaitedWrongly,

    /// <summary>Code of a task awaited something that is neither a kernel call nor a routine.</summary>
    ForeignAwait,

    /// <summary>A call was made where it is not allowed: in an interrupt, by the host, on another task's handle.</summary>
    WrongContext,

    /// <summary>A call waits or takes time where that is not allowed: in a critical section, in a timer's callback, or while the scheduler is suspended.</summary>
    MayNotBlock,

    /// <summary>A critical section, a spinlock or the suspension of the scheduler was left without being entered, or was not left at all.</summary>
    Unbalanced,

    /// <summary>A mutex was given by a task that does not hold it, or its holder ended.</summary>
    MutexNotHeld,

    /// <summary>A task or a kernel object was used after it had been deleted.</summary>
    UseAfterDelete,

    /// <summary>A kernel object was deleted or used by a second task while a task uses it.</summary>
    InUse,

    /// <summary>An argument of a call is out of range. FreeRTOS: <c>configASSERT</c>.</summary>
    [FreeRtos("configASSERT")] Argument,

    /// <summary>A task has used more stack than it has. FreeRTOS: <c>vApplicationStackOverflowHook</c>.</summary>
    [FreeRtos("vApplicationStackOverflowHook")] StackOverflow,

    /// <summary>The heap has no room for the kernel's own tasks.</summary>
    OutOfMemory,

    /// <summary>More happened in one instant than is allowed: something loops and neither works nor waits.</summary>
    EndlessInstant,

    /// <summary>
    /// Code waits for what it holds back itself: both cores stand still, each for a spinlock that the other one owns; or a task has waited
    /// for a mutex that it holds. FreeRTOS: <c>configASSERT</c>.
    /// </summary>
    [FreeRtos("configASSERT")] Deadlock,

    /// <summary>An idle task was to be suspended, deleted or moved off its core, which would then have no task to run.</summary>
    IdleTask,

    /// <summary>The device's kernel has no such function.</summary>
    Unsupported,

    /// <summary>The emulator itself has failed: a bug that is worth a report.</summary>
    Internal,
}
