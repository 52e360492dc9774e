namespace Rtos.Core;

/// <summary>What a configuration must be for a device to be built from it.</summary>
internal static class ConfigurationCheck
{
    internal static void ThrowIfInvalid(DeviceConfiguration c)
    {
        Range(c.CyclesPerTick.Value, 1, 1L << 40, nameof(c.CyclesPerTick));
        Range(c.CpuHertz, 1, 1_000_000_000_000, nameof(c.CpuHertz));
        Range(c.MaxPriorities, 2, 64, nameof(c.MaxPriorities));
        Range(c.TimerTaskPriority, 0, c.MaxPriorities - 1, nameof(c.TimerTaskPriority));
        Range(c.TimerQueueLength, 1, int.MaxValue, nameof(c.TimerQueueLength));
        Range(c.TimerTaskStackBytes, 1, int.MaxValue, nameof(c.TimerTaskStackBytes));
        Range(c.IdleTaskStackBytes, 1, int.MaxValue, nameof(c.IdleTaskStackBytes));
        Range(c.NotificationEntries, 1, 32, nameof(c.NotificationEntries));
        Range(c.ThreadLocalStoragePointers, 0, 256, nameof(c.ThreadLocalStoragePointers));
        Range(c.MaxTaskNameLength, 1, 256, nameof(c.MaxTaskNameLength));
        Range(c.HeapBytes, 0, long.MaxValue, nameof(c.HeapBytes));
        Range(c.StackFrameBytes, 0, 1 << 20, nameof(c.StackFrameBytes));
        Range(c.StackCallBytes, 0, 1 << 20, nameof(c.StackCallBytes));
        Range(c.OperationsPerInstant, 1, int.MaxValue, nameof(c.OperationsPerInstant));
        CheckKernel(c);
    }

    private static void CheckKernel(DeviceConfiguration c)
    {
        if (!Enum.IsDefined(c.Kernel))
        {
            throw new ArgumentException($"{nameof(c.Kernel)} is {c.Kernel}; it must be {string.Join(", ", Enum.GetNames<KernelKind>())}");
        }

        var kernel = KernelTable.Of(c.Kernel);
        Range(c.Cores, kernel.LeastCores, kernel.MostCores, nameof(c.Cores));
        if (!kernel.Allows(c))
        {
            throw new ArgumentException(
                $"the {kernel.Name} kernel always preempts and slices time, and its idle tasks never yield: "
                + "Preemption and TimeSlicing must be true, IdleShouldYield false");
        }
    }

    private static void Range(long value, long least, long most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{name} is {value}; it must be {least} to {most}");
        }
    }
}
