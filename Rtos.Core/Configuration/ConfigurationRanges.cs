namespace Rtos.Core;

/// <summary>
/// The ranges that a kernel accepts, by property of <see cref="DeviceConfiguration"/>. The check of configurations uses them, the
/// scenario readers, and the options that allow the whole range; Kconfig's ranges of the others are narrower.
/// </summary>
internal static class ConfigurationRanges
{
    /// <summary>The heap of a device whose configuration names no other.</summary>
    internal const long UsualHeapBytes = 307_200;

    private const int MostStackCost = 1 << 20;

    internal static readonly NumberRange CyclesPerTick = new(1, 1L << 40);
    internal static readonly NumberRange CpuHertz = new(1, 1_000_000_000_000);
    internal static readonly NumberRange MaxPriorities = new(2, 64);
    internal static readonly NumberRange TimerQueueLength = new(1, int.MaxValue);
    internal static readonly NumberRange TimerTaskStackBytes = new(1, int.MaxValue);
    internal static readonly NumberRange IdleTaskStackBytes = new(1, int.MaxValue);
    internal static readonly NumberRange NotificationEntries = new(1, 32);
    internal static readonly NumberRange ThreadLocalStoragePointers = new(0, 256);
    internal static readonly NumberRange MaxTaskNameLength = new(1, 256);
    internal static readonly NumberRange HeapBytes = new(0, long.MaxValue);
    internal static readonly NumberRange StackFrameBytes = new(0, MostStackCost);
    internal static readonly NumberRange StackCallBytes = new(0, MostStackCost);
    internal static readonly NumberRange OperationsPerInstant = new(1, int.MaxValue);
    internal static readonly NumberRange InitialTick = new(0, uint.MaxValue);

    /// <summary>The priorities of the timer service task, which depend on the number of priorities.</summary>
    internal static NumberRange TimerTaskPriority(int maxPriorities) => new(0, maxPriorities - 1);

    /// <summary>The cores, which depend on the kernel.</summary>
    internal static NumberRange Cores(KernelRow kernel) => new(kernel.LeastCores, kernel.MostCores);
}
