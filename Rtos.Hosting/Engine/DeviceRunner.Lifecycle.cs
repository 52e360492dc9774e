using Rtos.Core;

namespace Rtos.Hosting;

/// <content>Boots, ends, and what happens between them.</content>
internal sealed partial class DeviceRunner
{
    private JournalWriter? _journal;
    private Instant _marked;
    private long _markedAt;
    private string? _failure;
    private int _boots;
    private int _panics;
    private int _restarts;
    private long? _restartAt;

    /// <summary>What is being written; null when nothing is.</summary>
    internal JournalWriter? Journal => _journal;

    /// <summary>Makes the device if there is none yet, and does not run it.</summary>
    private void Load()
    {
        ThrowIfStopped();
        if (_boot is null && State == DeviceState.Created)
        {
            Boot();
        }
    }

    private void Start()
    {
        Load();
        if (State == DeviceState.Created)
        {
            Go();
        }
    }

    private void Boot()
    {
        using var activity = EmulatorActivities.Source.StartActivity("boot");
        activity?.SetTag("esp32emu.device", Setup.Name);
        RefuseWaiting(new DeviceInputException($"device {Setup.Name} was reset while the item waited for room"));
        _boots++;
        (_raised, _lastAt, _marked, _restartAt, _traceSink) = (0, Instant.Start, Instant.Start, null, null);
        _onTheWay.Clear();
        State = DeviceState.Created;
        if (!TryOpenJournal() || !TryWrite([new JournalEntry(JournalEntryKind.Boot, Instant.Start)]))
        {
            return;
        }

        _boot?.Leave();
        _boot = DeviceBoot.Make(Setup.Configuration, Setup.Create, Attach);
        var reported = new HashSet<string>();
        _boot.HostThrew = thrown =>
        {
            // A reader that fails mostly fails at every line.
            if (reported.Add(thrown.Callback))
            {
                _emulator.Log.HostCallbackThrew(thrown.InnerException, Setup.Name, thrown.Callback);
            }
        };
        _emulator.Log.DeviceBooted(Setup.Name, _boots);
        if (_boot.Failure is { } failure)
        {
            Panic(failure);
        }
    }

    private void Attach(Device device)
    {
        device.HostLinkMade = link =>
        {
            link.LineWritten = line => Outputs.Put(new DeviceOutput(OutputKinds.Console, device.Now, line));
            link.Posted = (topic, text) => Outputs.Put(new DeviceOutput(OutputKinds.Messages, device.Now, text, topic));
        };
        if (Setup.Options.TraceSink is { } make && device.Inspect(make) is { } sink)
        {
            device.AddTraceSink(sink);
        }
    }

    // From here on virtual time goes on, unless the device is paused.
    private void Go()
    {
        _pace = IsPaced ? MakePace() : null;
        _lagIsKnown = false;
        SetState(_isPaused ? DeviceState.Paused : DeviceState.Running);
    }

    private Pace MakePace() =>
        new(_emulator.Time, Setup.Ratio, Setup.Configuration.CpuHertz, _emulator.Time.GetTimestamp(), Device!.Now);

    private void Pause()
    {
        ThrowIfNotAlive();
        if (!_isPaused)
        {
            CatchUp();
            _isPaused = true;
            _pace = null;
            SetState(DeviceState.Paused);
        }
    }

    private void Resume()
    {
        ThrowIfNotAlive();
        if (_isPaused)
        {
            _isPaused = false;
            EndStep(s => s.End(false));
            Go();
        }
    }

    private void BeginStep(StepProgress step)
    {
        Pause();
        EndStep(s => s.End(false));
        _step = step;
    }

    private void Reset()
    {
        ThrowIfStopped();
        _emulator.Log.DeviceReset(Setup.Name);
        EndStep(s => s.End(false));
        EndBoot(JournalEntryKind.Reset);
        _restarts = 0;
        Boot();
        GoIfBooted();
    }

    private void Stop()
    {
        if (State == DeviceState.Stopped)
        {
            return;
        }

        EndStep(s => s.End(false));
        EndBoot(JournalEntryKind.Stop);
        _boot?.Leave();
        _journal?.Dispose();
        _journal = null;
        _restartAt = null;
        Publish();
        SetState(DeviceState.Stopped);
        _inputs.Writer.TryComplete();
        RefuseInputs(new DeviceInputException(WhyDown()));
        Outputs.Complete();
    }

    // Where the boot ends, so that a replay knows; a panic has told it already.
    private void EndBoot(JournalEntryKind how)
    {
        CatchUp();
        _boot?.EndLine();
        if (_journal is not null)
        {
            TryWrite([new JournalEntry(how, _boot?.Failure is null && Device is { IsStarted: true } device ? device.FirstOpenInstant : Instant.Start)]);
        }

        if (State is not DeviceState.Created)
        {
            _cyclesBefore += Device?.Now.Value ?? 0;
            _switchesBefore += Device?.Switches ?? 0;
        }
    }

    private void Panic(string failure)
    {
        // The journal does without the place: a replay may find the program's file somewhere else.
        var shown = _boot?.Place is { } place ? $"{place}: {failure}" : failure;
        _panics++;
        _failure = shown;
        _emulator.Metrics.Panicked(Setup.Name);
        _emulator.Log.DevicePanicked(Setup.Name, shown);
        _boot?.EndLine();
        if (!TryWrite([new JournalEntry(JournalEntryKind.Panic, Device?.Now ?? Instant.Start, Text: failure)]))
        {
            return;
        }

        if (_restarts < Setup.Restart.MaxRestarts)
        {
            var delay = BackOff(_restarts++);
            _restartAt = _emulator.Time.GetTimestamp()
                + (long)Math.Min(delay.TotalSeconds * _emulator.Time.TimestampFrequency, long.MaxValue / 8);
            _emulator.Log.DeviceWillRestart(Setup.Name, delay, _restarts, Setup.Restart.MaxRestarts);
        }

        SetState(DeviceState.Panicked, shown);
        EndStepWith(shown);
        RefuseWaiting(new DeviceInputException(WhyDown()));
    }

    private void EndStepWith(string failure) => EndStep(s => s.Fail(new InvalidOperationException(failure)));

    private TimeSpan BackOff(int restarts)
    {
        // In seconds: what is doubled often enough is longer than the longest TimeSpan.
        var doubled = Setup.Restart.BackOff.TotalSeconds * Math.Pow(2, Math.Min(restarts, 100));
        return doubled < Setup.Restart.MaxBackOff.TotalSeconds ? TimeSpan.FromSeconds(doubled) : Setup.Restart.MaxBackOff;
    }

    private bool TryRestart()
    {
        if (_emulator.Time.GetTimestamp() < _restartAt)
        {
            return SleepUntil(_restartAt!.Value);
        }

        _cyclesBefore += Device?.Now.Value ?? 0;
        _switchesBefore += Device?.Switches ?? 0;
        Boot();
        GoIfBooted();
        return true;
    }

    private void GoIfBooted()
    {
        if (_boot is { Failure: null } && State != DeviceState.Failed)
        {
            Go();
        }
    }

    // What the host cannot do any more; the other devices go on.
    private bool Fail(string reason, Exception? exception)
    {
        _failure = reason;
        _journal?.Dispose();
        _journal = null;
        _emulator.Log.DeviceFailed(exception, Setup.Name, reason);
        SetState(DeviceState.Failed, reason);
        EndStepWith(reason);
        RefuseInputs(new DeviceInputException(WhyDown()));
        return false;
    }

    private bool TryOpenJournal()
    {
        if (_journal is not null || _emulator.Journals is not { } folder)
        {
            return true;
        }

        try
        {
            var product = typeof(DeviceRunner).Assembly.GetName().Version!.ToString(3);
            _journal = JournalWriter.Create(folder, new JournalHeader(
                JournalLine.Format, product, Setup.Name, Setup.Program, Setup.Configuration, _sequence + 1));
            JournalPath = _journal.Path;
            return true;
        }
        catch (JournalException e)
        {
            return Fail(e.Message, null);
        }
    }

    private bool TryWrite(IEnumerable<JournalEntry> entries)
    {
        if (_journal is null)
        {
            return true;
        }

        try
        {
            foreach (var entry in entries)
            {
                _journal.Add(entry);
            }

            _journal.Commit();
            return true;
        }
        catch (JournalException e)
        {
            var at = _boot?.Failure is null && Device is { IsStarted: true } device ? device.FirstOpenInstant : Instant.Start;
            _journal.TryEnd(new JournalEntry(JournalEntryKind.Fail, at, Text: e.Message));
            return Fail(e.Message, null);
        }
    }

    // Now and then, so that of a process that is killed is known how far it has come.
    private void Mark()
    {
        var now = _emulator.Time.GetTimestamp();
        if (_journal is null || _boot?.Failure is not null || Device is not { IsStarted: true } device || device.FirstOpenInstant == _marked
            || now - _markedAt < _emulator.Time.TimestampFrequency)
        {
            return;
        }

        (_marked, _markedAt) = (device.FirstOpenInstant, now);
        TryWrite([new JournalEntry(JournalEntryKind.Mark, _marked)]);
    }

    private void ThrowIfStopped()
    {
        if (State == DeviceState.Stopped)
        {
            throw new InvalidOperationException(WhyDown());
        }
    }

    private void ThrowIfNotAlive()
    {
        if (State is not (DeviceState.Running or DeviceState.Paused or DeviceState.Held))
        {
            throw new InvalidOperationException(WhyDown());
        }
    }
}
