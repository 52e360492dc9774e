namespace Rtos.Core;

/// <summary>The facts in which two kernels differ, whatever the number of cores. Different decisions are in a <see cref="SchedulingPolicy"/>.</summary>
internal sealed record KernelTraits
{
    /// <summary>Whether the first task is selected by a switch; if not, it is the last created task of the highest priority.</summary>
    internal required bool SelectsAtStart { get; init; }

    /// <summary>Whether created and resumed tasks take the core from a task of the same priority.</summary>
    internal required bool YieldsToEqual { get; init; }

    /// <summary>Whether raising a task above its inherited priority takes effect at once.</summary>
    internal required bool RaiseEndsInheritance { get; init; }

    /// <summary>Whether a task that is held back while the scheduler is suspended is reported as ready.</summary>
    internal required bool HeldBackTasksAreReady { get; init; }

    /// <summary>Whether <c>vTaskResume</c> ignores a task that waits for a notification without a time-out.</summary>
    internal required bool NotificationWaitsAreNotResumed { get; init; }

    /// <summary>Whether a non-waiting wait for a notification still clears the bits to clear on entry.</summary>
    internal required bool ClearsBitsOnEntryWithoutWaiting { get; init; }

    /// <summary>Whether setting event bits returns the bits at the time the setter continues, not at the time they were set.</summary>
    internal required bool ReadsEventBitsLate { get; init; }

    /// <summary>Whether the kernel has stream batching buffers.</summary>
    internal required bool HasBatchingBuffers { get; init; }

    /// <summary>Whether the run-time counter includes the time since the last selection; if not, it ends there.</summary>
    internal required bool CountsRunningStretch { get; init; }

    /// <summary>Whether taking and giving back heap memory suspends and resumes the scheduler, which makes a switch that was noted.</summary>
    internal required bool HeapSuspendsScheduler { get; init; }

    /// <summary>Whether <c>vQueueDelete</c> checks that no task waits.</summary>
    internal required bool ChecksDeletedQueues { get; init; }

    /// <summary>The unit of the stack column in the kernel's text reports. FreeRTOS: <c>sizeof( StackType_t )</c>.</summary>
    internal required int StackWordBytes { get; init; }
}
