using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Runs a boot of a device in turns: a limited number of instants per turn, up to what is due; inputs enter on the way.</summary>
/// <remarks>
/// For one boot; used by the thread that has the device's turn. A device that has ended, or whose journal cannot be written,
/// ends the turn; the runner handles the consequences.
/// </remarks>
internal sealed class TurnLoop
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(5);

    // Reading the host's clock costs as much as many instants do.
    private const int InstantsBetweenLooks = 16;

    private readonly EngineHost _host;
    private readonly DeviceBoot _boot;
    private readonly Device _device;
    private readonly InputGate _gate;
    private readonly Entrance _entrance;
    private readonly StepSession _steps;
    private readonly DeviceOutputs _outputs;
    private readonly Func<bool> _stop;
    private int _instantsLeft;
    private int _sliceLeft;
    private long _turnEnds;

    internal TurnLoop(EngineHost host, DeviceBoot boot, InputGate gate, Entrance entrance, StepSession steps, DeviceOutputs outputs)
    {
        _host = host;
        _boot = boot;
        _device = boot.Device!;
        _gate = gate;
        _entrance = entrance;
        _steps = steps;
        _outputs = outputs;
        _stop = ShouldStop;
    }

    /// <summary>How far the last turn lagged behind what was due; null if the device was paused, or the turn ended before it ran.</summary>
    internal Cycles? Behind { get; private set; }

    /// <summary>A turn of a running device: up to what is due now.</summary>
    /// <param name="pace">How virtual time follows the host's; null for as fast as possible.</param>
    internal NextTurn Run(Pace? pace)
    {
        Begin();
        var due = pace?.DueNow ?? Instant.Never;
        due = due < _device.Now ? _device.Now : due;
        for (; ; )
        {
            var until = _gate.Take(due, pace);
            if (!_entrance.TryEnter(_boot, _gate))
            {
                return NextTurn.AtOnce;
            }

            var isReached = RunTo(until < due ? until : due);
            if (!isReached || until >= due)
            {
                Behind = pace is not null && _device.Now < due ? due - _device.Now : default(Cycles);
                return isReached ? Rest(pace) : NextTurn.AtOnce;
            }
        }
    }

    /// <summary>A turn of a device that is paused: virtual time does not pass, but inputs enter, and a step continues.</summary>
    internal NextTurn RunPaused()
    {
        Begin();
        if (_steps.Current is { ConditionMet: true })
        {
            _steps.End(true);
            return NextTurn.AtOnce;
        }

        for (; ; )
        {
            var until = _gate.Take(Instant.Start, null);
            if (!_entrance.TryEnter(_boot, _gate))
            {
                return NextTurn.AtOnce;
            }

            if (until == Instant.Start)
            {
                return _steps.Current is { } step ? Step(step) : NextTurn.WhenWoken;
            }

            if (!RunTo(until))
            {
                return NextTurn.AtOnce;
            }
        }
    }

    /// <summary>If nothing was due, the device is still where it last had something to do: time has passed for it as well.</summary>
    internal void CatchUp(Instant due)
    {
        if (due < _device.NextEvent && due > _device.Now)
        {
            _sliceLeft = 1;
            _boot.Run(due, _stop);
        }
    }

    private void Begin()
    {
        Behind = null;
        _instantsLeft = _host.Options.InstantsPerTurn;
        _turnEnds = _host.Time.GetTimestamp() + (long)(LongestTurn.TotalSeconds * _host.Time.TimestampFrequency);
    }

    // Everything that is due has happened: the next event is due, or none ever will be.
    private NextTurn Rest(Pace? pace)
    {
        var next = _gate.NextEvent;
        if (pace is null || next == Instant.Never)
        {
            return NextTurn.WhenWoken;
        }

        return next < pace.DueNow ? NextTurn.AtOnce : NextTurn.AtTime(pace.TimestampOf(next));
    }

    private NextTurn Step(StepProgress step)
    {
        if (step.IsCancelled)
        {
            _steps.Cancel();
        }
        else if (step.Until is null && !step.TryBegin(_device))
        {
            _steps.End(false);
        }
        else
        {
            var isReached = RunTo(step.Until!.Value);
            if (!_boot.IsOver && (step.ConditionMet || isReached))
            {
                _steps.End(step.ConditionMet || step.Step.Condition is null);
            }
        }

        return NextTurn.AtOnce;
    }

    /// <summary>Runs up to an instant as far as the turn allows; returns whether it was reached.</summary>
    private bool RunTo(Instant until)
    {
        while (!_boot.IsOver)
        {
            // While an item waits for room in a queue, every instant may make some.
            var slice = _gate.HasWaiting ? Math.Min(1, _instantsLeft) : _instantsLeft;
            _sliceLeft = slice;
            if (_boot.Run(until, _stop))
            {
                return !_boot.IsOver;
            }

            _instantsLeft = Math.Max(0, _instantsLeft - slice + _sliceLeft);
            if (!_gate.HasWaiting || _instantsLeft == 0 || _outputs.IsFull || _host.IsStopping || _boot.IsOver || !TryMoveWaiting())
            {
                return false;
            }
        }

        return false;
    }

    // If an instant has made room for a waiting item, the item enters before the next instant.
    private bool TryMoveWaiting()
    {
        if (!_gate.CanMove)
        {
            return true;
        }

        _sliceLeft = 1;
        if (!_boot.Run(_device.FirstOpenInstant, _stop))
        {
            return true;
        }

        _gate.TakeWaiting();
        return _entrance.TryEnter(_boot, _gate);
    }

    // Between two instants.
    private bool ShouldStop()
    {
        if (_sliceLeft <= 0 || _outputs.IsFull || _host.IsStopping || _steps.LookAt(_device))
        {
            return true;
        }

        if (--_sliceLeft % InstantsBetweenLooks == 0 && _host.Time.GetTimestamp() > _turnEnds)
        {
            _sliceLeft = 0;
            _instantsLeft = 0;
        }

        return false;
    }
}
