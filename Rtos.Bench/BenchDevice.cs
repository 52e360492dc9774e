using Rtos.Core;

namespace Rtos.Bench;

/// <summary>The devices of the benchmarks and workloads.</summary>
internal static class BenchDevice
{
    internal const int StackBytes = 4096;

    /// <summary>A thousand ticks a second, a timer service task above everybody; any number of operations at one instant, and any number of tasks, for that is what is measured.</summary>
    internal static Device Create(KernelKind kernel) => new(new DeviceConfiguration
    {
        Kernel = kernel,
        Cores = kernel == KernelKind.FreeRtos ? 1 : 2,
        CyclesPerTick = new Cycles(160_000),
        IdleShouldYield = kernel != KernelKind.Idf,
        TimerTaskPriority = 20,
        TimerQueueLength = 16,
        OperationsPerInstant = int.MaxValue,
        HeapBytes = 0,
    });
}
