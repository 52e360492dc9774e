using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>One run of a scenario: the program that a device loads, and the state of its tasks and objects.</summary>
/// <remarks>
/// A run belongs to one device. The same scenario always gives the same trace:
/// <code>
/// var text = ScenarioRun.Execute(ScenarioReader.Read("handover.json"));
/// </code>
/// </remarks>
public sealed class ScenarioRun : IDeviceProgram, ILocatedProgram
{
    private ScenarioState? _state;

    /// <summary>Makes a run.</summary>
    /// <param name="scenario">The scenario to run.</param>
    public ScenarioRun(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <inheritdoc/>
    string? ILocatedProgram.Place => CurrentLocation?.ToString();

    /// <summary>The place in the file of the operation that the device was executing when it stopped; null if there was none.</summary>
    /// <value>For a task that may not end there, its last operation; without one, the task itself.</value>
    public JsonLocation? CurrentLocation
    {
        get
        {
            if (_state is not { } state)
            {
                return null;
            }

            var current = Device.Scheduler.Active.Current;
            var task = state.IndexOf(current);
            return state.InterruptOperation?.Location
                ?? (task >= 0 ? state.Current(task)?.Location
                    : state.LastEnded is var (ended, place) && ended == current ? place
                    : current is not null && current == Device.Scheduler.Timers.Task ? state.CallbackOperation?.Location : null);
        }
    }

    /// <summary>The places in the file of the tasks that have begun and not ended, in the order of the file.</summary>
    internal IEnumerable<(string Task, JsonLocation Location)> Locations =>
        from task in Scenario.Tasks
        where State.Find(task) is not null && State.Current(task.Index) is not null
        select (task.Name, State.Current(task.Index)!.Location);

    /// <summary>The tasks that have ended and do not exist again, in the order of the file, with their CPU times.</summary>
    internal IEnumerable<(string Task, Cycles RunTime)> Ended =>
        from task in Scenario.Tasks
        let time = State.PastRunTime(task)
        where time is not null
        select (task.Name, time.Value);

    internal Device Device => State.Device;

    internal ScenarioState State => _state ?? throw new InvalidOperationException("no device has loaded the scenario yet");

    /// <summary>Runs a scenario on a device of its own and returns its whole trace, including the final states.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The trace, each line with a line feed.</returns>
    /// <exception cref="DevicePanicException">The scenario does what the kernel forbids, or never ends an instant.</exception>
    public static string Execute(Scenario scenario)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new ScenarioRun(scenario).Execute(text);
        return text.ToString();
    }

    /// <summary>Runs the scenario on a device of its own and writes its trace, including the final states.</summary>
    /// <param name="trace">Where the trace goes; null for none.</param>
    /// <param name="until">The end of the run; null for the scenario's own.</param>
    /// <returns>The device after the run.</returns>
    /// <exception cref="DevicePanicException">The scenario does what the kernel forbids, or never ends an instant.</exception>
    public Device Execute(TextWriter? trace, Instant? until = null)
    {
        var device = new Device(Scenario.Kernel);
        if (trace is not null)
        {
            device.AddTraceSink(new TextTraceSink(trace));
        }

        device.Load(this);
        device.RunUntil(until ?? Scenario.Until);
        if (trace is not null)
        {
            WriteFinalStates(trace);
        }

        return device;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The run has been loaded already.</exception>
    public void Load(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (_state is not null)
        {
            throw new InvalidOperationException("a run belongs to one device; make a new ScenarioRun");
        }

        var state = new ScenarioState(Scenario, device);
        _state = state;
        foreach (var task in Scenario.Tasks.Where(t => t.Autostart))
        {
            device.CreateTaskFromHost(state.Define(task));
        }

        foreach (var interrupt in Scenario.Interrupts)
        {
            device.Interrupts.RaiseAt(interrupt.At, interrupt.Core, new ScenarioRoutine(state, interrupt), interrupt.Level, interrupt.Window.Value);
        }
    }

    /// <summary>Writes the final states of tasks and objects, with which a trace ends.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteFinalStates(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var task in Scenario.Tasks)
        {
            WriteFinalState(writer, task);
        }

        if (Scenario.RunTime)
        {
            foreach (var idle in Device.Scheduler.IdleTasks)
            {
                WriteRunTime(writer, idle);
            }
        }

        foreach (var item in Scenario.Objects)
        {
            if (State.FinalLine(item) is { } line)
            {
                writer.Write(line);
                writer.Write('\n');
            }
        }
    }

    private static void Line(TextWriter writer, FormattableString text)
    {
        writer.Write(FormattableString.Invariant(text));
        writer.Write('\n');
    }

    private void WriteFinalState(TextWriter writer, ScenarioTask task)
    {
        if (State.Find(task) is not { } tcb)
        {
            Line(writer, $"final task {task.Name} gone");
            return;
        }

        var state = Device.Scheduler.Policy.GetState(tcb);
        Line(writer, $"final task {task.Name} {state} {tcb.Priority} {tcb.BasePriority}");
        if (Scenario.RunTime)
        {
            WriteRunTime(writer, tcb);
        }
    }

    private void WriteRunTime(TextWriter writer, Tcb tcb) =>
        Line(writer, $"final runtime {tcb.Name} {Device.Scheduler.Policy.RunTimeCounter(tcb)}");
}
