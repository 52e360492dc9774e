using System.Globalization;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A device's configuration as names and texts, for the first line of journals; a test checks that every property is included.</summary>
internal static class ConfigurationFields
{
    internal static IReadOnlyList<ConfigurationField> All { get; } =
    [
        new(nameof(DeviceConfiguration.Kernel), c => c.Kernel.ToString(), (c, t) => c with { Kernel = Enum.Parse<KernelKind>(t) }),
        Int(nameof(DeviceConfiguration.Cores), c => c.Cores, (c, v) => c with { Cores = v }),
        Long(nameof(DeviceConfiguration.CpuHertz), c => c.CpuHertz, (c, v) => c with { CpuHertz = v }),
        Long(nameof(DeviceConfiguration.CyclesPerTick), c => c.CyclesPerTick.Value, (c, v) => c with { CyclesPerTick = new Cycles(v) }),
        Flag(nameof(DeviceConfiguration.Preemption), c => c.Preemption, (c, v) => c with { Preemption = v }),
        Flag(nameof(DeviceConfiguration.TimeSlicing), c => c.TimeSlicing, (c, v) => c with { TimeSlicing = v }),
        Flag(nameof(DeviceConfiguration.IdleShouldYield), c => c.IdleShouldYield, (c, v) => c with { IdleShouldYield = v }),
        Flag(nameof(DeviceConfiguration.RunMultiplePriorities), c => c.RunMultiplePriorities, (c, v) => c with { RunMultiplePriorities = v }) with { Otherwise = "true" },
        Int(nameof(DeviceConfiguration.TickCore), c => (int)c.TickCore, (c, v) => c with { TickCore = (CoreId)v }) with { Otherwise = "0" },
        Int(nameof(DeviceConfiguration.MaxPriorities), c => c.MaxPriorities, (c, v) => c with { MaxPriorities = v }),
        Int(nameof(DeviceConfiguration.TimerTaskPriority), c => c.TimerTaskPriority, (c, v) => c with { TimerTaskPriority = v }),
        Int(nameof(DeviceConfiguration.TimerQueueLength), c => c.TimerQueueLength, (c, v) => c with { TimerQueueLength = v }),
        Int(nameof(DeviceConfiguration.TimerTaskStackBytes), c => c.TimerTaskStackBytes, (c, v) => c with { TimerTaskStackBytes = v }),
        Cores(nameof(DeviceConfiguration.TimerTaskAffinity), c => c.TimerTaskAffinity, (c, v) => c with { TimerTaskAffinity = v }),
        new(nameof(DeviceConfiguration.TimerTaskName), c => c.TimerTaskName, (c, t) => c with { TimerTaskName = t }),
        Int(nameof(DeviceConfiguration.NotificationEntries), c => c.NotificationEntries, (c, v) => c with { NotificationEntries = v }),
        Int(nameof(DeviceConfiguration.ThreadLocalStoragePointers), c => c.ThreadLocalStoragePointers, (c, v) => c with { ThreadLocalStoragePointers = v }),
        Int(nameof(DeviceConfiguration.MaxTaskNameLength), c => c.MaxTaskNameLength, (c, v) => c with { MaxTaskNameLength = v }),
        Int(nameof(DeviceConfiguration.IdleTaskStackBytes), c => c.IdleTaskStackBytes, (c, v) => c with { IdleTaskStackBytes = v }),
        Int(nameof(DeviceConfiguration.MainTaskStackBytes), c => c.MainTaskStackBytes, (c, v) => c with { MainTaskStackBytes = v }),
        Cores(nameof(DeviceConfiguration.MainTaskAffinity), c => c.MainTaskAffinity, (c, v) => c with { MainTaskAffinity = v }),
        Long(nameof(DeviceConfiguration.HeapBytes), c => c.HeapBytes, (c, v) => c with { HeapBytes = v }),
        new(nameof(DeviceConfiguration.StackOverflowCheck), c => c.StackOverflowCheck.ToString(), (c, t) => c with { StackOverflowCheck = Enum.Parse<StackOverflowCheck>(t) }),
        Int(nameof(DeviceConfiguration.StackFrameBytes), c => c.StackFrameBytes, (c, v) => c with { StackFrameBytes = v }),
        Int(nameof(DeviceConfiguration.StackCallBytes), c => c.StackCallBytes, (c, v) => c with { StackCallBytes = v }),
        Int(nameof(DeviceConfiguration.OperationsPerInstant), c => c.OperationsPerInstant, (c, v) => c with { OperationsPerInstant = v }),
        new(nameof(DeviceConfiguration.CallCosts), c => c.CallCosts.ToString(), (c, t) => c with { CallCosts = CallCosts.Parse(t) }) { Otherwise = "none" },
        Long(nameof(DeviceConfiguration.InitialTick), c => c.InitialTick.Value, (c, v) => c with { InitialTick = new TickCount((uint)v) }),
        new(nameof(DeviceConfiguration.AsTheKernel), c => c.AsTheKernel.ToString(), (c, t) => c with { AsTheKernel = Enum.Parse<KernelLeniency>(t) }) { Otherwise = "None" },
    ];

    /// <summary>The differences between two configurations, one line each.</summary>
    internal static IEnumerable<string> Differences(DeviceConfiguration journal, DeviceConfiguration given) =>
        from field in All
        let there = field.Get(journal)
        let here = field.Get(given)
        where there != here
        select $"{field.Name} is {there} in the journal and {here} here";

    private static ConfigurationField Int(string name, Func<DeviceConfiguration, int> get, Func<DeviceConfiguration, int, DeviceConfiguration> set) =>
        Long(name, c => get(c), (c, v) => set(c, checked((int)v)));

    private static ConfigurationField Long(string name, Func<DeviceConfiguration, long> get, Func<DeviceConfiguration, long, DeviceConfiguration> set) =>
        new(name, c => get(c).ToString(CultureInfo.InvariantCulture), (c, t) => set(c, long.Parse(t, NumberStyles.None, CultureInfo.InvariantCulture)));

    private static ConfigurationField Flag(string name, Func<DeviceConfiguration, bool> get, Func<DeviceConfiguration, bool, DeviceConfiguration> set) =>
        new(name, c => get(c) ? "true" : "false", (c, t) => set(c, bool.Parse(t)));

    // The mask that the kernels use, as a number.
    private static ConfigurationField Cores(string name, Func<DeviceConfiguration, CoreAffinity> get, Func<DeviceConfiguration, CoreAffinity, DeviceConfiguration> set) =>
        Long(name, c => get(c).Mask, (c, v) => set(c, CoreAffinity.FromMask((uint)v)));
}

/// <summary>One property of a configuration: how it is read as text, and how a configuration with another value is made.</summary>
internal sealed record ConfigurationField(
    string Name, Func<DeviceConfiguration, string> Get, Func<DeviceConfiguration, string, DeviceConfiguration> With)
{
    /// <summary>The value in journals of versions that did not have the property; null if all have it.</summary>
    internal string? Otherwise { get; init; }
}
