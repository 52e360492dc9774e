using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>One boot of a hosted device with all its state: inputs, outputs, and the loop that runs it.</summary>
/// <remarks>Used by the thread that has the device's turn. The next boot gets a new one, so nothing has to be reset.</remarks>
internal sealed class BootSession
{
    private readonly EngineHost _host;
    private readonly DeviceSetup _setup;
    private readonly DeviceOutputs _outputs;
    private readonly InputGate? _gate;
    private readonly TurnLoop? _loop;
    private HashSet<string>? _reported;
    private HostTraceSink? _trace;

    internal BootSession(EngineHost host, DeviceSetup setup, DeviceOutputs outputs, InputQueue inputs, Entrance entrance, StepSession steps)
    {
        _host = host;
        _setup = setup;
        _outputs = outputs;
        Boot = DeviceBoot.Make(setup.Configuration, setup.Create, Attach);
        Boot.HostThrew = Report;
        if (Boot.Failure is null)
        {
            _gate = new InputGate(Boot.Device!, inputs, host.Options.InputCapacity);
            _loop = new TurnLoop(host, Boot, _gate, entrance, steps, outputs);
        }
    }

    internal DeviceBoot Boot { get; }

    /// <summary>Runs the device in turns.</summary>
    /// <exception cref="InvalidOperationException">The program could not be loaded.</exception>
    internal TurnLoop Loop => _loop ?? throw new InvalidOperationException("the program was not loaded");

    /// <summary>Accounts for time in which nothing was due.</summary>
    /// <param name="due">The instant that is due; null while virtual time does not pass.</param>
    internal void CatchUp(Instant? due)
    {
        if (due is { } until)
        {
            Loop.CatchUp(until);
        }
    }

    /// <summary>Refuses inputs that wait for room.</summary>
    internal void RefuseWaiting(string reason) => _gate?.Refuse(new DeviceInputException(reason));

    /// <summary>Traces only while there is a reader, as tracing is expensive.</summary>
    internal void WatchTraceIfWanted()
    {
        var wanted = (_outputs.Wanted & OutputKinds.Trace) != 0;
        if (wanted == (_trace is not null) || Boot.Device is null)
        {
            return;
        }

        if (wanted)
        {
            _trace = new HostTraceSink((at, line) => _outputs.Put(new DeviceOutput(OutputKinds.Trace, at, line)));
            Boot.Watch(_trace);
        }
        else
        {
            Boot.Unwatch(_trace!);
            _trace = null;
        }
    }

    private void Attach(Device device)
    {
        device.HostLinkMade = link =>
        {
            link.LineWritten = line => _outputs.Put(new DeviceOutput(OutputKinds.Console, device.Now, line));
            link.Posted = (topic, text) => _outputs.Put(new DeviceOutput(OutputKinds.Messages, device.Now, text, topic));
        };
        if (_setup.Options.TraceSink is { } make && device.Inspect(make) is { } sink)
        {
            device.AddTraceSink(sink);
        }
    }

    private void Report(HostCallbackException thrown)
    {
        // A reader that fails usually fails at every line.
        if ((_reported ??= []).Add(thrown.Callback))
        {
            _host.Log.HostCallbackThrew(thrown.InnerException, _setup.Name, thrown.Callback);
        }
    }
}
