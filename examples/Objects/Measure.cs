using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>What the programs have in common: a cost in bytes, a mistake with its message.</summary>
internal static class Measure
{
    // <cost>
    internal static void Cost(TextWriter output, string what, Func<Device, KernelObject> create)
    {
        var device = new Device(MenuConfig.Default);
        var used = device.Heap.Used;
        var item = create(device);
        output.WriteLine($"{what,-36}{item.SizeBytes,6} bytes, {device.Heap.Used - used,6} of the heap");
    }

    // </cost>

    /// <summary>Runs a task that makes a mistake, and writes what the device says.</summary>
    internal static void Mistake(TextWriter output, string what, Func<Device, Func<RtosTask, Routine>> prepare)
    {
        var device = new Device(MenuConfig.Default);
        device.CreateTask("main", priority: 3, stackBytes: 3072, CoreAffinity.Core0, prepare(device));
        Report(output, what, () => device.RunFor(TimeSpan.FromSeconds(1)));
        foreach (var task in device.Report.Deadlock)
        {
            output.WriteLine($"  device.Report.Deadlock: {task.Name} is waiting in {task.WaitsFor}");
        }
    }

    /// <summary>Writes the exception that an action ends with.</summary>
    internal static void Report(TextWriter output, string what, Action action)
    {
        output.WriteLine($"{what}:");
        try
        {
            action();
            output.WriteLine("  (no message)");
        }
        catch (Exception e) when (e is DevicePanicException or ArgumentException or InvalidOperationException or DeviceMemoryException)
        {
            output.WriteLine($"  {e.GetType().Name}: {e.Message.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal)}");
        }
    }
}
