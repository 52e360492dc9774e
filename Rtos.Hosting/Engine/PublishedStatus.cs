using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The published status of a device.</summary>
/// <remarks>
/// The thread that has the turn writes it, any thread reads it, without a lock: each figure is consistent, but two of them
/// may be from different turns.
/// </remarks>
internal sealed class PublishedStatus(EmulatorLog log, DeviceSetup setup, DeviceOutputs outputs)
{
    private volatile DeviceState _state;
    private volatile Pace? _pace;
    private volatile string? _failure;
    private volatile string? _journalPath;
    private volatile int _boots;
    private volatile int _panics;
    private long _now;
    private long _nextEvent = long.MaxValue;
    private long _switches;
    private long _cyclesBefore;
    private long _switchesBefore;

    internal DeviceState State => _state;

    /// <summary>How virtual time follows the host's; null while the device is paused, and if it runs as fast as possible.</summary>
    internal Pace? Pace
    {
        get => _pace;
        set => _pace = value;
    }

    /// <summary>The last failure that stopped the device.</summary>
    internal string? Failure
    {
        get => _failure;
        set => _failure = value;
    }

    internal string? JournalPath
    {
        get => _journalPath;
        set => _journalPath = value;
    }

    internal int Boots => _boots;

    /// <summary>Whether the device runs, or would run if it were not paused or held.</summary>
    internal bool IsAlive => State is DeviceState.Running or DeviceState.Paused or DeviceState.Held;

    /// <summary>The instant that is due; null while the device does not run, and if it runs as fast as possible.</summary>
    internal Instant? Due => State == DeviceState.Running ? Pace?.DueNow : null;

    /// <summary>Virtual time that is due and not reached.</summary>
    internal TimeSpan Lag
    {
        get
        {
            var next = Volatile.Read(ref _nextEvent);
            return State is DeviceState.Running or DeviceState.Held && Pace?.DueNow is { } due && due.Value > next
                ? setup.ToTime(new Cycles(due.Value - next))
                : TimeSpan.Zero;
        }
    }

    /// <summary>All virtual time since the host's start, over all boots.</summary>
    internal double VirtualSeconds => (double)(Volatile.Read(ref _cyclesBefore) + Now.Value) / setup.Configuration.CpuHertz;

    /// <summary>All switches since the host's start, over all boots.</summary>
    internal long Switches => Volatile.Read(ref _switchesBefore) + Volatile.Read(ref _switches);

    /// <summary>The reason why nothing can enter the device now.</summary>
    internal string WhyDown => State switch
    {
        DeviceState.Panicked => $"device {setup.Name} has panicked: {Failure}",
        DeviceState.Ended => $"device {setup.Name} has ended its scheduler; reset it",
        DeviceState.Failed => $"device {setup.Name} has failed: {Failure}",
        DeviceState.Created => $"device {setup.Name} has not been started",
        _ => $"device {setup.Name} has been stopped",
    };

    // Time also passes for an idle device; its kernel catches up when it is next run.
    private Instant Now
    {
        get
        {
            var now = Volatile.Read(ref _now);
            return Due is { } due
                ? new Instant(Math.Max(now, Math.Min(due.Value, Volatile.Read(ref _nextEvent))))
                : new Instant(now);
        }
    }

    /// <summary>Sets a state without reporting it: when the device is held, as its readers have no room for a report, and between two boots.</summary>
    internal void Set(DeviceState state) => _state = state;

    /// <summary>Sets a state, and reports it if it has changed.</summary>
    /// <param name="state">The state.</param>
    /// <param name="at">The virtual instant.</param>
    /// <param name="why">The reported text; null for the state's name.</param>
    internal void MoveTo(DeviceState state, Instant at, string? why = null)
    {
        if (_state != state)
        {
            _state = state;
            log.DeviceStateChanged(setup.Name, state);
            outputs.Put(new DeviceOutput(OutputKinds.States, at, why ?? state.ToString(), state.ToString()));
        }
    }

    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    internal void ThrowIfStopped() => ThrowIf(State == DeviceState.Stopped);

    /// <exception cref="InvalidOperationException">The device has not been started, or can no longer run.</exception>
    internal void ThrowIfNotAlive() => ThrowIf(!IsAlive);

    internal void Booted() => _boots++;

    internal void Panicked(string failure)
    {
        _panics++;
        Failure = failure;
    }

    /// <summary>Updates how far a boot got.</summary>
    internal void Publish(DeviceBoot boot)
    {
        if (boot.Device is { } device)
        {
            Volatile.Write(ref _now, device.Now.Value);
            Volatile.Write(ref _nextEvent, boot.IsOver ? long.MaxValue : device.NextEvent.Value);
            Volatile.Write(ref _switches, device.Switches);
        }
    }

    /// <summary>Adds the figures of a boot, at its end, to the totals.</summary>
    internal void EndBoot(Device? device)
    {
        _cyclesBefore += device?.Now.Value ?? 0;
        _switchesBefore += device?.Switches ?? 0;
    }

    /// <summary>The whole status, for users.</summary>
    internal DeviceStatus Look(StuckState stuck, InputQueue inputs)
    {
        var now = Now;
        return new DeviceStatus(
            setup.Name,
            stuck.IsStuck ? DeviceState.Stuck : State,
            now,
            setup.ToTime(now - Instant.Start),
            Lag,
            Boots,
            _panics,
            stuck.IsStuck ? stuck.Why : Failure,
            Volatile.Read(ref _switches),
            inputs.Count,
            outputs.Waiting,
            outputs.Dropped,
            JournalPath);
    }

    private void ThrowIf(bool isWrong)
    {
        if (isWrong)
        {
            throw new InvalidOperationException(WhyDown);
        }
    }
}
