namespace Rtos.Core;

/// <summary>The facts in which two kernels differ, whatever the number of cores. Where they decide differently is a <see cref="SchedulingPolicy"/>.</summary>
internal sealed record KernelTraits
{
    /// <summary>Whether the first task is selected by a switch; if not, it is the last created one of the highest priority.</summary>
    internal required bool SelectsAtStart { get; init; }

    /// <summary>Whether created and resumed tasks take the core from a task of the same priority.</summary>
    internal required bool YieldsToEqual { get; init; }

    /// <summary>Whether raising a task above its inherited priority takes effect at once.</summary>
    internal required bool RaiseEndsInheritance { get; init; }

    /// <summary>Whether a task that is held back while the scheduler is suspended is reported as ready.</summary>
    internal required bool HeldBackTasksAreReady { get; init; }

    /// <summary>Whether <c>vTaskResume</c> leaves a task alone that waits for a notification without a limit.</summary>
    internal required bool NotificationWaitsAreNotResumed { get; init; }

    /// <summary>Whether a wait for a notification that may not wait clears the bits to clear on entry all the same.</summary>
    internal required bool ClearsBitsOnEntryWithoutWaiting { get; init; }

    /// <summary>Whether setting event bits returns what they are when the setter continues, and not when they were set.</summary>
    internal required bool ReadsEventBitsLate { get; init; }

    /// <summary>Whether the kernel has stream batching buffers.</summary>
    internal required bool HasBatchingBuffers { get; init; }

    /// <summary>Whether the run-time counter includes the stretch that is running; if not, it ends at the last selection.</summary>
    internal required bool CountsRunningStretch { get; init; }

    /// <summary>The unit of the stack column in the kernel's text reports. FreeRTOS: <c>sizeof( StackType_t )</c>.</summary>
    internal required int StackWordBytes { get; init; }
}
