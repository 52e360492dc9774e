using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Runs one device: its state, and what each change of state does.</summary>
/// <remarks>
/// Only the thread that has the device's turn uses this class, so nothing has a lock. The state is
/// <see cref="PublishedStatus.State"/>, which any thread reads and only this class changes:
/// <code>
///              (1)            (2)
///   Created ───────► Running ◄───► Paused      Running, Paused ◄──(3)──► Held
///      ▲
///   (4)│             Running, Paused, Held ──(5)──► Panicked      Created ──(5)──► Panicked, if the program cannot be loaded
///      │             Running, Paused, Held ──(6)──► Ended
///   any but          any ──(7)──► Failed
///   Stopped          any ──(8)──► Stopped
/// </code>
/// 1 <c>Go</c>, to Paused if the device is to begin so or was paused before. 2 <c>Pause</c>, <c>Resume</c>; for a held device
/// they decide where (3) leads back to. 3 <c>Hold</c> when a reader has no room left, <c>Release</c> when it has. 4 <c>Boot</c>,
/// because of a <c>Reset</c>, or of a <c>Restart</c> after a panic; (1) follows. 5 <c>Panic</c>. 6 <c>Conclude</c>.
/// 7 <c>Fail</c>. 8 <c>Stop</c>. Stuck is not a state of its own: <see cref="StuckState"/> shows it instead of any of these
/// while a turn does not end.
/// </remarks>
internal sealed class DeviceRunner
{
    private readonly EngineHost _host;
    private readonly DeviceSetup _setup;
    private readonly DeviceOutputs _outputs;
    private readonly InputQueue _inputs;
    private readonly PublishedStatus _status;
    private readonly RestartPolicy _restarts;
    private readonly LagWatch _lag;
    private bool _isPaused;

    // The present boot, or the last one; null before the first.
    private BootSession? _boot;

    internal DeviceRunner(EngineHost host, DeviceSetup setup, PublishedStatus status, InputQueue inputs, DeviceOutputs outputs)
    {
        _host = host;
        _setup = setup;
        _status = status;
        _inputs = inputs;
        _outputs = outputs;
        _isPaused = setup.Options.StartPaused;
        _restarts = new RestartPolicy(setup.Restart, host.Time);
        _lag = new LagWatch(host, setup);
        Journal = new SessionJournal(host.Journals, setup.Name, setup.Program, setup.Configuration, host.Time, reason => Fail(reason));
        Entrance = new Entrance(host, setup.Name, Journal, outputs);
        Steps = new StepSession(Publish);
    }

    internal SessionJournal Journal { get; }

    internal Entrance Entrance { get; }

    internal StepSession Steps { get; }

    private DeviceState State => _status.State;

    private Device? Device => _boot?.Boot.Device;

    private Instant OpenInstant => _boot?.Boot.OpenInstant ?? Instant.Start;

    /// <summary>Does what is to be done now.</summary>
    internal NextTurn Turn()
    {
        switch (State)
        {
            case DeviceState.Created:
                return NextTurn.AtTime(_inputs.RefuseLate(_host.Time, _host.Options.StuckAfter, _status.WhyDown));
            case DeviceState.Panicked when _restarts.At is { } at:
                return _host.Time.GetTimestamp() < at ? NextTurn.AtTime(at) : Restart();
            case DeviceState.Panicked or DeviceState.Ended or DeviceState.Failed or DeviceState.Stopped:
                RefuseInputs();
                return NextTurn.WhenWoken;
            default:
                return RunOrHold();
        }
    }

    /// <summary>Makes the device if there is none yet, and does not run it.</summary>
    internal void Load()
    {
        _status.ThrowIfStopped();
        if (_boot is null && State == DeviceState.Created)
        {
            Boot();
        }
    }

    internal void Start()
    {
        Load();
        if (State == DeviceState.Created)
        {
            Go();
        }
    }

    internal void Pause()
    {
        _status.ThrowIfNotAlive();
        if (!_isPaused)
        {
            CatchUp();
            _isPaused = true;
            _status.Pace = null;
            MoveTo(DeviceState.Paused);
        }
    }

    internal void Resume()
    {
        _status.ThrowIfNotAlive();
        if (_isPaused)
        {
            _isPaused = false;
            Steps.End(false);
            Go();
        }
    }

    internal T Inspect<T>(Func<Device, T> read)
    {
        var device = Device ?? throw new InvalidOperationException(
            _status.Failure is { } why ? $"device {_setup.Name}: {why}" : $"device {_setup.Name} has not been started");
        CatchUp();
        return device.Inspect(read);
    }

    internal void Reset()
    {
        _status.ThrowIfStopped();
        _host.Log.DeviceReset(_setup.Name);
        Steps.End(false);
        EndBoot(JournalEntryKind.Reset);
        _restarts.Forget();
        Boot();
        Go();
    }

    internal void Stop()
    {
        if (State == DeviceState.Stopped)
        {
            return;
        }

        Steps.End(false);
        EndBoot(JournalEntryKind.Stop);
        _boot?.Boot.Leave();
        Journal.Close();
        _restarts.Cancel();
        Publish();
        MoveTo(DeviceState.Stopped);
        _inputs.Close();
        RefuseInputs();
        _outputs.Complete();
    }

    /// <summary>The host cannot run the device any more; the other devices continue.</summary>
    internal void Fail(string reason, Exception? exception = null)
    {
        _status.Failure = reason;
        Journal.Close();
        _host.Log.DeviceFailed(exception, _setup.Name, reason);
        MoveTo(DeviceState.Failed, reason);
        Steps.Fail(reason);
        RefuseInputs();
    }

    private NextTurn RunOrHold()
    {
        _boot!.WatchTraceIfWanted();
        if (!_outputs.TryFlush())
        {
            return Hold();
        }

        var releasedAt = Device!.Now;
        var next = _isPaused ? _boot.Loop.RunPaused() : _boot.Loop.Run(_status.Pace);
        Conclude();
        if (_status.IsAlive)
        {
            next = _outputs.IsFull && !_outputs.TryFlush() ? Hold() : Release(next, releasedAt);
        }

        Publish();
        return next;
    }

    // The device may have panicked or ended in the turn, and the journal may have failed.
    private void Conclude()
    {
        if (State == DeviceState.Failed)
        {
            return;
        }

        if (_boot!.Boot.Failure is { } failure)
        {
            Panic(failure);
        }
        else if (Device!.HasEnded)
        {
            MoveTo(DeviceState.Ended);
            Steps.End(false);
        }

        _lag.Check(_boot.Loop.Behind);
    }

    private void Boot()
    {
        using var activity = EmulatorActivities.Source.StartActivity("boot");
        activity?.SetTag("esp32emu.device", _setup.Name);
        _boot?.RefuseWaiting($"device {_setup.Name} was reset while the item waited for room");
        _status.Booted();
        _restarts.Cancel();
        _status.Set(DeviceState.Created);
        var isWritten = Journal.TryBoot(OpenInstant);
        _status.JournalPath = Journal.Path;
        if (!isWritten)
        {
            // Fail was called.
            return;
        }

        _boot?.Boot.Leave();
        _boot = new BootSession(_host, _setup, _outputs, _inputs, Entrance, Steps);
        _host.Log.DeviceBooted(_setup.Name, _status.Boots);
        if (_boot.Boot.Failure is { } failure)
        {
            Panic(failure);
        }
    }

    // From here on virtual time passes, unless the device is paused or did not come so far.
    private void Go()
    {
        if (_boot is not { Boot.Failure: null } || State == DeviceState.Failed)
        {
            return;
        }

        _status.Pace = _setup.PaceFrom(_host.Time, Device!.Now);
        _lag.Begin();
        MoveTo(_isPaused ? DeviceState.Paused : DeviceState.Running);
    }

    // A reader has no room left; it wakes the device when it has.
    private NextTurn Hold()
    {
        if (State != DeviceState.Held)
        {
            _host.Log.DeviceHeld(_setup.Name, Device!.Now.Value);
            _status.Set(DeviceState.Held);
            _outputs.ForgetWhoLeft();
        }

        Publish();
        return NextTurn.WhenWoken;
    }

    private NextTurn Release(NextTurn next, Instant at)
    {
        if (State == DeviceState.Held)
        {
            _status.Set(_isPaused ? DeviceState.Paused : DeviceState.Running);
            _host.Log.DeviceReleased(_setup.Name, at.Value, _outputs.HasReaderLeft ? "its reader has left" : "its outputs were taken");
        }

        return _host.IsStopping && next.IsAtOnce ? NextTurn.WhenWoken : next;
    }

    private void Panic(string failure)
    {
        // The journal does without the place: a replay may find the program's file somewhere else.
        var shown = _boot!.Boot.Place is { } place ? $"{place}: {failure}" : failure;
        _status.Panicked(shown);
        _host.Metrics.Panicked(_setup.Name);
        _host.Log.DevicePanicked(_setup.Name, shown);
        _boot.Boot.EndLine();
        if (!TryWrite(new JournalEntry(JournalEntryKind.Panic, Device?.Now ?? Instant.Start, Text: failure)))
        {
            return;
        }

        if (_restarts.Plan() is { } delay)
        {
            _host.Log.DeviceWillRestart(_setup.Name, delay, _restarts.Restarts, _setup.Restart.MaxRestarts);
        }

        MoveTo(DeviceState.Panicked, shown);
        Steps.Fail(shown);
        _boot.RefuseWaiting(_status.WhyDown);
    }

    private NextTurn Restart()
    {
        _status.EndBoot(Device);
        Boot();
        Go();
        return NextTurn.AtOnce;
    }

    // Where the boot ends, so that a replay knows; a panic has written it already.
    private void EndBoot(JournalEntryKind how)
    {
        CatchUp();
        _boot?.Boot.EndLine();
        TryWrite(new JournalEntry(how, OpenInstant));
        if (State is not DeviceState.Created)
        {
            _status.EndBoot(Device);
        }
    }

    private void CatchUp() => _boot?.CatchUp(_status.Due);

    private void RefuseInputs()
    {
        _inputs.Refuse(new DeviceInputException(_status.WhyDown));
        _boot?.RefuseWaiting(_status.WhyDown);
    }

    private bool TryWrite(JournalEntry entry) => Journal.TryWrite(entry, OpenInstant);

    private void Publish()
    {
        if (_boot is not null)
        {
            _status.Publish(_boot.Boot);
            Journal.Mark(OpenInstant);
        }
    }

    private void MoveTo(DeviceState state, string? why = null) => _status.MoveTo(state, Device?.Now ?? Instant.Start, why);
}
