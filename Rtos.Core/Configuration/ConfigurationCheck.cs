namespace Rtos.Core;

/// <summary>Checks that a device can be built from a configuration.</summary>
internal static class ConfigurationCheck
{
    internal static void ThrowIfInvalid(DeviceConfiguration c)
    {
        ConfigurationRanges.CyclesPerTick.Check(c.CyclesPerTick.Value, nameof(c.CyclesPerTick));
        ConfigurationRanges.CpuHertz.Check(c.CpuHertz, nameof(c.CpuHertz));
        ConfigurationRanges.MaxPriorities.Check(c.MaxPriorities, nameof(c.MaxPriorities));
        ConfigurationRanges.TimerTaskPriority(c.MaxPriorities).Check(c.TimerTaskPriority, nameof(c.TimerTaskPriority));
        ConfigurationRanges.TimerQueueLength.Check(c.TimerQueueLength, nameof(c.TimerQueueLength));
        ConfigurationRanges.TimerTaskStackBytes.Check(c.TimerTaskStackBytes, nameof(c.TimerTaskStackBytes));
        ConfigurationRanges.IdleTaskStackBytes.Check(c.IdleTaskStackBytes, nameof(c.IdleTaskStackBytes));
        ConfigurationRanges.NotificationEntries.Check(c.NotificationEntries, nameof(c.NotificationEntries));
        ConfigurationRanges.ThreadLocalStoragePointers.Check(c.ThreadLocalStoragePointers, nameof(c.ThreadLocalStoragePointers));
        ConfigurationRanges.MaxTaskNameLength.Check(c.MaxTaskNameLength, nameof(c.MaxTaskNameLength));
        ConfigurationRanges.HeapBytes.Check(c.HeapBytes, nameof(c.HeapBytes));
        ConfigurationRanges.StackFrameBytes.Check(c.StackFrameBytes, nameof(c.StackFrameBytes));
        ConfigurationRanges.StackCallBytes.Check(c.StackCallBytes, nameof(c.StackCallBytes));
        ConfigurationRanges.OperationsPerInstant.Check(c.OperationsPerInstant, nameof(c.OperationsPerInstant));
        var unknown = c.AsTheKernel & ~LeniencyRow.All.Aggregate(KernelLeniency.None, (all, row) => all | row.Place);
        if (unknown != KernelLeniency.None)
        {
            throw new ArgumentException($"{nameof(c.AsTheKernel)} has bits that are not members of {nameof(KernelLeniency)}: {unknown}");
        }

        if (!c.TimerTaskAffinity.HasCore || !c.MainTaskAffinity.HasCore)
        {
            throw new ArgumentException($"{nameof(c.TimerTaskAffinity)} and {nameof(c.MainTaskAffinity)} must allow a core that exists");
        }

        CheckKernel(c);
    }

    private static void CheckKernel(DeviceConfiguration c)
    {
        if (!KernelTable.Has(c.Kernel))
        {
            throw new ArgumentException($"{nameof(c.Kernel)} is {c.Kernel}; it must be {string.Join(", ", KernelTable.All.Select(k => k.Kind))}");
        }

        var kernel = KernelTable.Of(c.Kernel);
        if (c.TickCore != CoreId.Core0 && (c.TickCore != CoreId.Core1 || c.Kernel != KernelKind.Smp))
        {
            throw new ArgumentException($"{nameof(c.TickCore)} is {c.TickCore}; it must be {CoreId.Core0}, or {CoreId.Core1} with the kernel {KernelTable.Of(KernelKind.Smp).Name}");
        }

        ConfigurationRanges.Cores(kernel).Check(c.Cores, nameof(c.Cores));
        if (!kernel.Allows(c))
        {
            throw new ArgumentException(
                kernel.Kind == KernelKind.FreeRtos
                    ? $"{nameof(c.RunMultiplePriorities)} is false; that needs the kernel {KernelTable.Of(KernelKind.Smp).Name}, which has two cores"
                    : $"the {kernel.Name} kernel always preempts, slices time and runs tasks of several priorities, and its idle tasks never yield: "
                        + "Preemption, TimeSlicing and RunMultiplePriorities must be true, IdleShouldYield false");
        }
    }
}
