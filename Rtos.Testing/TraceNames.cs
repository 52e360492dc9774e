using System.Globalization;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The names that a trace's lines can have, from the trace and its device, if it is known.</summary>
/// <param name="trace">The trace.</param>
/// <param name="device">The device, or null.</param>
internal sealed class TraceNames(TraceRecorder trace, Device? device)
{
    private readonly HashSet<string> _tasks =
    [
        .. trace.Lines.Select(l => TraceLine.Parse(l)?.SwitchedTo).OfType<string>(),
        .. device?.Scheduler.AllTasks().Select(t => t.Name) ?? [],
    ];

    internal bool Has(string task) => _tasks.Contains(task);

    internal bool HasBeginning(string task) => _tasks.Any(t => t == task || t.StartsWith(task + " ", StringComparison.Ordinal));

    /// <summary>Why a field is not a core of the device; null if it is one, or is <c>*</c>.</summary>
    internal string? WhyNoCore(string field)
    {
        if (field is "*" or "0" || (field == "1" && device?.HasCore(CoreId.Core1) != false))
        {
            return null;
        }

        return field == "1" ? "the device has one core, core 0" : $"{field} is not the number of a core, 0 or 1; the core follows the time";
    }

    /// <summary>Why no task can have a name. A task of most names could still be created.</summary>
    internal string? WhyNoTask(string name)
    {
        if (_tasks.Contains(name))
        {
            return null;
        }

        if (_tasks.FirstOrDefault(t => t.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            return $"the task is called {other}";
        }

        if (device is null)
        {
            return null;
        }

        var longest = device.Configuration.MaxTaskNameLength - 1;
        return name.Length > longest
            ? string.Create(CultureInfo.InvariantCulture, $"names of tasks are cut to {longest} characters: \"{ShownText.Beginning(name, longest)}\"")
            : device.IsStarted && name is "IDLE" or "IDLE0" or "IDLE1" ? $"the device's idle task is called {IdleTasks(device)}"
            : null;
    }

    private static string IdleTasks(Device device) => string.Join(" or ", device.Scheduler.IdleTasks.Select(t => t.Name));
}
