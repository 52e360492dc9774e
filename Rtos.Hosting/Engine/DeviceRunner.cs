using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Runs one device in turns. Who has the turn owns everything here that is not said to be anybody's.</summary>
internal sealed partial class DeviceRunner : ITurnWork
{
    private readonly Emulator _emulator;
    private readonly Func<bool> _stop;
    private DeviceBoot? _boot;

    // Where the device was when it could go on, of a turn that began with a held one.
    private Instant _releasedAt;

    internal DeviceRunner(Emulator emulator, DeviceSetup setup)
    {
        _emulator = emulator;
        Setup = setup;
        Turns = new TurnTaker(this, emulator.Pool.Enqueue);
        Outputs = new DeviceOutputs(Wake, emulator.Options.OutputCapacity, emulator.Options.ConsoleLinesKept);
        _inputs = MakeInputs(emulator.Options.InputCapacity);
        _stop = ShouldStop;
        _isPaused = setup.Options.StartPaused;
    }

    internal DeviceSetup Setup { get; }

    internal DeviceOutputs Outputs { get; }

    /// <summary>Its place among those that want turns.</summary>
    internal TurnTaker Turns { get; }

    private Device? Device => _boot?.Device;

    /// <summary>Asks for a turn. From any thread.</summary>
    internal void Wake() => Turns.Wake();

    bool ITurnWork.Turn()
    {
        try
        {
            return Turn();
        }
        catch (Exception e)
        {
            // A mistake of this library, or a full heap of the host: it must not take the other devices down.
            return Fail($"the host cannot run the device: {e.GetType().Name}: {e.Message}", e);
        }
    }

    void ITurnWork.TurnEnded()
    {
        if (_emulator.IsClosed)
        {
            TryFinish();
        }
    }

    // What there is to do now; whether there is more of it.
    private bool Turn()
    {
        RunCommands();
        switch (State)
        {
            case DeviceState.Created:
                return WaitForStart();
            case DeviceState.Panicked:
                return _restartAt is null ? Down() : TryRestart();
            case DeviceState.Ended or DeviceState.Failed or DeviceState.Stopped:
                return Down();
            default:
                break;
        }

        WatchTraceIfWanted();
        if (!Outputs.TryFlush())
        {
            return Hold();
        }

        _releasedAt = Device!.Now;

        BeginSlices();
        var again = _isPaused ? PausedTurn() : RunTurn();
        if (State is DeviceState.Running or DeviceState.Paused or DeviceState.Held)
        {
            again = Outputs.IsFull && !Outputs.TryFlush() ? Hold() : Released(again);
            again &= !_emulator.IsStopping;
        }

        Publish();
        return again;
    }

    private bool Down()
    {
        RefuseInputs(new DeviceInputException(WhyDown()));
        return Sleep();
    }

    private string WhyDown() => State switch
    {
        DeviceState.Panicked => $"device {Setup.Name} has panicked: {_failure}",
        DeviceState.Ended => $"device {Setup.Name} has ended its scheduler; reset it",
        DeviceState.Failed => $"device {Setup.Name} has failed: {_failure}",
        DeviceState.Created => $"device {Setup.Name} has not been started",
        _ => $"device {Setup.Name} has been stopped",
    };

    // Nobody takes what the device has put out: the reader that does wakes it.
    private bool Hold()
    {
        if (State != DeviceState.Held)
        {
            _emulator.Log.DeviceHeld(Setup.Name, Device!.Now.Value);
            State = DeviceState.Held;
            Outputs.ForgetWhoLeft();
        }

        Publish();
        return Sleep();
    }

    private bool Released(bool again)
    {
        if (State == DeviceState.Held)
        {
            State = _isPaused ? DeviceState.Paused : DeviceState.Running;
            _emulator.Log.DeviceReleased(Setup.Name, _releasedAt.Value, Outputs.HasReaderLeft ? "its reader has left" : "its outputs were taken");
        }

        return again;
    }

    private bool Sleep()
    {
        if (Turns.HeapIndex >= 0)
        {
            _emulator.Timers.Cancel(Turns);
        }

        return false;
    }

    private bool SleepUntil(long timestamp)
    {
        _emulator.Timers.Set(Turns, timestamp);
        return false;
    }
}
