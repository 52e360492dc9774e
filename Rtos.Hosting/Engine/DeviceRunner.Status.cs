using Rtos.Core;

namespace Rtos.Hosting;

/// <content>What others see, from any thread.</content>
internal sealed partial class DeviceRunner
{
    private volatile DeviceState _state;
    private long _now;
    private long _nextEvent = long.MaxValue;
    private long _switches;
    private long _cyclesBefore;
    private long _switchesBefore;
    private bool _lagIsKnown;

    internal DeviceState State
    {
        get => _state;
        private set => _state = value;
    }

    internal string? JournalPath { get; private set; }

    /// <summary>Virtual time that is due and not reached.</summary>
    internal TimeSpan Lag
    {
        get
        {
            var next = Volatile.Read(ref _nextEvent);
            return State is DeviceState.Running or DeviceState.Held && _pace?.DueNow is { } due && due.Value > next
                ? ToTime(due.Value - next)
                : TimeSpan.Zero;
        }
    }

    /// <summary>All cycles and switches since the host's start, over all boots.</summary>
    internal double VirtualSeconds => (double)(Volatile.Read(ref _cyclesBefore) + Now.Value) / Setup.Configuration.CpuHertz;

    internal long Switches => Volatile.Read(ref _switchesBefore) + Volatile.Read(ref _switches);

    internal DeviceStatus Status
    {
        get
        {
            var now = Now;
            return new DeviceStatus(
                Setup.Name,
                VisibleState,
                now,
                ToTime(now.Value),
                Lag,
                _boots,
                _panics,
                IsStuck ? WhyStuck : _failure,
                Volatile.Read(ref _switches),
                WaitingInputs,
                Outputs.Waiting,
                Outputs.Dropped,
                JournalPath);
        }
    }

    // Of a device for which nothing is due time goes on all the same; its kernel counts it when it is next run.
    private Instant Now
    {
        get
        {
            var now = Volatile.Read(ref _now);
            return State == DeviceState.Running && _pace?.DueNow is { } due
                ? new Instant(Math.Max(now, Math.Min(due.Value, Volatile.Read(ref _nextEvent))))
                : new Instant(now);
        }
    }

    private TimeSpan ToTime(long cycles) => new((long)((Int128)cycles * TimeSpan.TicksPerSecond / Setup.Configuration.CpuHertz));

    private void Publish()
    {
        if (Device is not { } device)
        {
            return;
        }

        Volatile.Write(ref _now, device.Now.Value);
        Volatile.Write(ref _nextEvent, _boot!.Failure is null && !device.HasEnded ? device.NextEvent.Value : long.MaxValue);
        Volatile.Write(ref _switches, device.Switches);
        Mark();
    }

    private void SetState(DeviceState state, string? why = null)
    {
        if (State == state)
        {
            return;
        }

        State = state;
        _emulator.Log.DeviceStateChanged(Setup.Name, state);
        Outputs.Put(new DeviceOutput(OutputKinds.States, Device?.Now ?? Instant.Start, why ?? state.ToString(), state.ToString()));
    }

    // Told once when it begins and once when it is over.
    private void CheckLag(Instant due)
    {
        var lag = _pace is null ? TimeSpan.Zero : ToTime(Math.Max(0, due.Value - Device!.Now.Value));
        if (!_lagIsKnown && lag > _emulator.Options.LagLimit)
        {
            _lagIsKnown = true;
            _emulator.Log.DeviceLags(Setup.Name, lag);
        }
        else if (_lagIsKnown && lag == TimeSpan.Zero)
        {
            _lagIsKnown = false;
            _emulator.Log.DeviceCaughtUp(Setup.Name);
        }
    }
}
