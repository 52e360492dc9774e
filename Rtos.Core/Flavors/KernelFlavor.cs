namespace Rtos.Core;

/// <summary>The parts of a kernel: its traits, and the policy for its number of cores.</summary>
internal static class KernelFlavor
{
    /// <summary>ESP-IDF's FreeRTOS V10.5.1.</summary>
    private static readonly KernelTraits EspIdf = new()
    {
        SelectsAtStart = true,
        YieldsToEqual = true,
        RaiseEndsInheritance = false,
        HeldBackTasksAreReady = false,
        NotificationWaitsAreNotResumed = false,
        ClearsBitsOnEntryWithoutWaiting = true,
        ReadsEventBitsLate = true,
        HasBatchingBuffers = false,
        CountsRunningStretch = false,
        HeapSuspendsScheduler = false,
        ChecksDeletedQueues = false,
        StackWordBytes = 1,
    };

    /// <summary>FreeRTOS V11.</summary>
    private static readonly KernelTraits V11 = new()
    {
        SelectsAtStart = false,
        YieldsToEqual = false,
        RaiseEndsInheritance = true,
        HeldBackTasksAreReady = true,
        NotificationWaitsAreNotResumed = true,
        ClearsBitsOnEntryWithoutWaiting = false,
        ReadsEventBitsLate = false,
        HasBatchingBuffers = true,
        CountsRunningStretch = true,
        HeapSuspendsScheduler = true,
        ChecksDeletedQueues = true,
        StackWordBytes = 4,
    };

    internal static KernelTraits TraitsOf(KernelKind kernel) => kernel == KernelKind.Idf ? EspIdf : V11;

    /// <summary>Makes the policy for a configuration.</summary>
    internal static SchedulingPolicy CreatePolicy(Scheduler scheduler) => scheduler switch
    {
        { Cores.Length: 1 } => new OneCorePolicy(scheduler),
        { Configuration.Kernel: KernelKind.Idf } => new IdfDualCorePolicy(scheduler),
        _ => new SmpPolicy(scheduler),
    };
}
