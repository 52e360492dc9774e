namespace Rtos.Core;

/// <summary>What kind of mistake has stopped a device. The message says who made it, and the way out.</summary>
public enum PanicKind
{
    /// <summary>The code of a task, a callback, a hook or an interrupt ended with an exception.</summary>
    Exception,

    /// <summary>A kernel call was not awaited before the next one, or before its task ended.</summary>
    NotAwaited,

    /// <summary>A kernel call or a routine was awaited twice, too late, or by another than its caller.</summary>
    AwaitedWrongly,

    /// <summary>Code of a task awaited something that is neither a kernel call nor a routine.</summary>
    ForeignAwait,

    /// <summary>A call was made where it may not be made: in an interrupt, by the host, on another task's handle.</summary>
    WrongContext,

    /// <summary>A call would have to wait or takes time, in a critical section, in a timer's callback, or while the scheduler is suspended.</summary>
    MayNotBlock,

    /// <summary>A critical section, a spinlock or the suspension of the scheduler was left without having been entered, or not left at all.</summary>
    Unbalanced,

    /// <summary>A mutex was given by a task that does not hold it, or its holder ended.</summary>
    MutexNotHeld,

    /// <summary>A task or a kernel object was used after it had been deleted.</summary>
    UseAfterDelete,

    /// <summary>A kernel object was deleted or used by a second task while a task uses it.</summary>
    InUse,

    /// <summary>An argument of a call is out of its range. FreeRTOS: <c>configASSERT</c>.</summary>
    [FreeRtos("configASSERT")] Argument,

    /// <summary>A task has used more stack than it has. FreeRTOS: <c>vApplicationStackOverflowHook</c>.</summary>
    [FreeRtos("vApplicationStackOverflowHook")] StackOverflow,

    /// <summary>The heap has no room for the kernel's own tasks.</summary>
    OutOfMemory,

    /// <summary>More happened at one instant than may: something runs in a circle and neither works nor waits.</summary>
    EndlessInstant,

    /// <summary>An idle task was to be suspended, deleted or kept from its core, which then would have no task to run.</summary>
    IdleTask,

    /// <summary>The device's kernel has no such function.</summary>
    Unsupported,

    /// <summary>The emulator itself has failed: a bug that is worth a report.</summary>
    Internal,
}
