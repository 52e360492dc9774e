using System.Globalization;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>One run of a scenario: the program that a device loads, and what has become of its tasks and objects.</summary>
/// <remarks>
/// A run belongs to one device. The same scenario always gives the same trace:
/// <code>
/// var text = ScenarioRun.Execute(ScenarioReader.Read("handover.json"));
/// </code>
/// </remarks>
public sealed class ScenarioRun : IDeviceProgram, ILocatedProgram
{
    // Scenarios have stacks without a limit.
    private const int StackBytes = 0;

    private readonly Tcb?[] _tasks;
    private readonly KernelObject?[] _objects;
    private readonly ScenarioPerformer?[] _performers;
    private readonly bool[] _gone;
    private readonly Tcb?[] _past;
    private readonly long[] _pastRunTime;
    private readonly ScenarioOperation?[] _current;
    private ScenarioOperation? _callbackOperation;

    // The task that came to its end last, and where: it may not end as it is.
    private (Tcb Task, JsonLocation Place)? _ended;
    private byte[] _bytes = [];
    private Device? _device;

    /// <summary>Makes a run.</summary>
    /// <param name="scenario">What to run.</param>
    public ScenarioRun(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        _tasks = new Tcb?[scenario.Tasks.Count];
        _current = new ScenarioOperation?[scenario.Tasks.Count];
        _objects = new KernelObject?[scenario.Objects.Count];
        _performers = new ScenarioPerformer?[scenario.Objects.Count];
        _gone = new bool[scenario.Objects.Count];
        _past = new Tcb?[scenario.Tasks.Count];
        _pastRunTime = new long[scenario.Tasks.Count];
    }

    /// <summary>What is run.</summary>
    public Scenario Scenario { get; }

    /// <inheritdoc/>
    string? ILocatedProgram.Place => CurrentLocation?.ToString();

    /// <summary>Where in the file the operation is that the device was busy with when it stopped; null when it was none.</summary>
    /// <value>For a task that may not end as it is, its last operation; without one, the task itself.</value>
    public JsonLocation? CurrentLocation
    {
        get
        {
            var current = _device?.Scheduler.Active.Current;
            var task = Array.FindIndex(_tasks, t => t is not null && t == current);
            return InterruptOperation?.Location
                ?? (task >= 0 ? _current[task]?.Location
                    : _ended is var (ended, place) && ended == current ? place
                    : current is not null && current == _device?.Scheduler.Timers.Task ? _callbackOperation?.Location : null);
        }
    }

    /// <summary>Where in the file each task is that has begun and has not ended, in the order of the file.</summary>
    internal IEnumerable<(string Task, JsonLocation Location)> Locations => Scenario.Tasks
        .Where(t => Find(t) is not null && _current[t.Index] is not null)
        .Select(t => (t.Name, _current[t.Index]!.Location));

    /// <summary>The tasks that have ended and do not exist again, in the order of the file, and how long each had a core.</summary>
    internal IEnumerable<(string Task, Cycles RunTime)> Ended => Scenario.Tasks
        .Where(t => Find(t) is null && _past[t.Index] is not null)
        .Select(t => (t.Name, new Cycles(_pastRunTime[t.Index] + Device.Scheduler.RunTimeOf(_past[t.Index]!))));

    /// <summary>The operation of the interrupt that runs.</summary>
    internal ScenarioOperation? InterruptOperation { get; set; }

    internal Device Device => _device ?? throw new InvalidOperationException("no device has loaded the scenario yet");

    /// <summary>Runs a scenario on a device of its own and returns its whole trace, the final states included.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The trace, each line with a line feed.</returns>
    /// <exception cref="DevicePanicException">The scenario does what the kernel forbids, or never ends an instant.</exception>
    public static string Execute(Scenario scenario)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new ScenarioRun(scenario).Execute(text);
        return text.ToString();
    }

    /// <summary>Runs the scenario on a device of its own and writes its trace, the final states included.</summary>
    /// <param name="trace">Where the trace goes; null for none.</param>
    /// <param name="until">Where to stop instead of the scenario's own end; null for that.</param>
    /// <returns>The device, as the run has left it.</returns>
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
        if (_device is not null)
        {
            throw new InvalidOperationException("a run belongs to one device; make a new ScenarioRun");
        }

        _device = device;
        foreach (var item in Scenario.Objects)
        {
            _objects[item.Index] = ScenarioObjects.Create(this, device, item);
        }

        foreach (var task in Scenario.Tasks.Where(t => t.Autostart))
        {
            device.CreateTaskFromHost(Define(task));
        }

        foreach (var interrupt in Scenario.Interrupts)
        {
            device.RaiseInterruptAt(interrupt.At, interrupt.Core, isr => ScenarioInterrupts.Run(this, interrupt, isr));
        }
    }

    /// <summary>Writes the final states of tasks and objects, as they end a trace.</summary>
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
            if (ScenarioObjects.FinalState(item, IsGone(item) ? null : _objects[item.Index]) is { } line)
            {
                Line(writer, line);
            }
        }
    }

    /// <summary>The task that a scenario's task is now, or null when it has not been created, or has been deleted.</summary>
    internal Tcb? Find(ScenarioTask task) => _tasks[task.Index];

    /// <summary>From now on the task counts as deleted.</summary>
    internal void Forget(ScenarioTask task)
    {
        // Until the next switch it may still have a core: its time is read when it is asked for.
        _pastRunTime[task.Index] += _past[task.Index] is { } earlier ? Device.Scheduler.RunTimeOf(earlier) : 0;
        _past[task.Index] = _tasks[task.Index];
        _tasks[task.Index] = null;
    }

    /// <summary>The task's list is over, and it deletes itself now.</summary>
    internal void Ends(ScenarioTask task, Tcb tcb)
    {
        _ended = (tcb, _current[task.Index]?.Location ?? task.Location);
        Forget(task);
    }

    /// <summary>Whether an object has been deleted.</summary>
    internal bool IsGone(ScenarioObject item) => _gone[item.Index];

    /// <summary>From now on the object counts as deleted.</summary>
    internal void Forget(ScenarioObject item) => _gone[item.Index] = true;

    /// <summary>The object has not been deleted after all.</summary>
    internal void BringBack(ScenarioObject item) => _gone[item.Index] = false;

    internal KernelObject Get(ScenarioObject item) => _objects[item.Index]!;

    /// <summary>The object that an operation is about.</summary>
    internal T Get<T>(ScenarioOperation operation)
        where T : KernelObject =>
        (T)_objects[operation.KernelObject!.Index]!;

    /// <summary>Some bytes to be sent, or room for some; what they are does not matter.</summary>
    internal Memory<byte> Bytes(int count)
    {
        if (_bytes.Length < count)
        {
            _bytes = new byte[count];
        }

        return _bytes.AsMemory(0, count);
    }

    /// <summary>What the callback of a timer or a call does.</summary>
    internal async Routine Perform(ScenarioObject item)
    {
        var performer = _performers[item.Index] ??= new ScenarioPerformer(this, null);
        for (var i = 0; i < item.Operations.Length; i++)
        {
            var tcb = Device.Scheduler.Current;
            tcb.Call.Index = i;
            performer.Begin(Device, tcb, item.Operations[i]);
            if (tcb.Call.IsInProgress)
            {
                await RtosCall.Begun(tcb);
            }

            performer.End(tcb);
        }
    }

    /// <summary>The command that has a call performed.</summary>
    internal TimerCommand PendedCall(ScenarioObject item) => new(
        TimerCommandKind.Call, null, 0, () => Perform(item), new CallbackVoice(CallbackKind.Call, item.Name));

    /// <summary>A task, or a callback, begins an operation.</summary>
    internal void Begins(ScenarioTask? task, ScenarioOperation operation)
    {
        if (task is null)
        {
            _callbackOperation = operation;
        }
        else
        {
            _current[task.Index] = operation;
        }
    }

    internal TaskDefinition Define(ScenarioTask task) =>
        new(task.Name, task.Priority, StackBytes, task.Affinity, new ScenarioTaskBody(this, task));

    internal void Remember(ScenarioTask task, Tcb tcb) => _tasks[task.Index] = tcb;

    private static void Line(TextWriter writer, FormattableString text)
    {
        writer.Write(FormattableString.Invariant(text));
        writer.Write('\n');
    }

    private void WriteFinalState(TextWriter writer, ScenarioTask task)
    {
        if (Find(task) is not { } tcb)
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
