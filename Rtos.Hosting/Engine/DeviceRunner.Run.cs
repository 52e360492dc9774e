using Rtos.Core;

namespace Rtos.Hosting;

/// <content>Running: so many instants a turn, up to what is due.</content>
internal sealed partial class DeviceRunner
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(5);

    // Looking at the host's clock costs as much as many an instant.
    private const int InstantsBetweenLooks = 16;

    private Pace? _pace;
    private int _instantsLeft;
    private int _sliceLeft;
    private long _turnEnds;
    private bool _isPaused;
    private StepProgress? _step;
    private HostTraceSink? _traceSink;

    private bool IsPaced => Setup.Ratio > 0;

    private void BeginSlices()
    {
        _instantsLeft = _emulator.Options.InstantsPerTurn;
        _turnEnds = _emulator.Time.GetTimestamp() + (long)(LongestTurn.TotalSeconds * _emulator.Time.TimestampFrequency);
    }

    // Up to what is due now; inputs enter on the way.
    private bool RunTurn()
    {
        var due = _pace?.DueNow ?? Instant.Never;
        due = due < Device!.Now ? Device.Now : due;
        for (; ; )
        {
            var until = TakeInputs(due, _pace);
            if (State != DeviceState.Running && State != DeviceState.Held)
            {
                return true;
            }

            if (!RunTo(until < due ? until : due))
            {
                CheckLag(due);
                return true;
            }

            if (until >= due)
            {
                CheckLag(due);
                return Rest();
            }
        }
    }

    // Everything that is due has happened: the next thing is, or never.
    private bool Rest()
    {
        var next = Device!.NextEvent;
        if (_head is not null && _headAt < next)
        {
            next = _headAt;
        }

        if (WaitingHasRoom() && Device.FirstOpenInstant < next)
        {
            next = Device.FirstOpenInstant;
        }

        if (_pace is null || next == Instant.Never)
        {
            return Sleep();
        }

        return next < _pace.DueNow || SleepUntil(_pace.TimestampOf(next));
    }

    // Time stands, but what comes in enters: it happens first when time goes on.
    private bool PausedTurn()
    {
        if (_step is { ConditionMet: true })
        {
            return EndStep(s => s.End(true));
        }

        for (; ; )
        {
            var until = TakeInputs(Instant.Start, null);
            if (State is not (DeviceState.Paused or DeviceState.Held))
            {
                return true;
            }

            if (until == Instant.Start)
            {
                return _step is null ? Sleep() : StepTurn(_step);
            }

            if (!RunTo(until))
            {
                return true;
            }
        }
    }

    private bool StepTurn(StepProgress step)
    {
        if (step.IsCancelled)
        {
            return EndStep(s => s.Cancel());
        }

        if (step.Until is null && !step.TryBegin(Device!))
        {
            return EndStep(s => s.End(false));
        }

        var reached = RunTo(step.Until!.Value);
        if (IsOver())
        {
            return true;
        }

        if (step.ConditionMet || reached)
        {
            return EndStep(s => s.End(s.ConditionMet || s.Step.Condition is null));
        }

        return true;
    }

    private bool EndStep(Action<StepProgress> end)
    {
        var step = _step;
        _step = null;
        if (step is not null)
        {
            Publish();
            end(step);
        }

        return true;
    }

    /// <summary>Runs up to an instant as far as the turn allows; whether it was reached.</summary>
    private bool RunTo(Instant until)
    {
        while (!IsOver())
        {
            // With an item that waits for room in a queue, every instant may make some.
            var slice = _waiting.Count > 0 ? Math.Min(1, _instantsLeft) : _instantsLeft;
            _sliceLeft = slice;
            if (_boot!.Run(until, _stop))
            {
                return !IsOver();
            }

            _instantsLeft = Math.Max(0, _instantsLeft - slice + _sliceLeft);
            if (_waiting.Count == 0 || _instantsLeft == 0 || Outputs.IsFull || _emulator.IsStopping || IsOver())
            {
                return false;
            }

            ComeToWaiting();
        }

        return false;
    }

    // Where an instant has made room for an item that waits, the item enters before the next one.
    private void ComeToWaiting()
    {
        if (WaitingHasRoom())
        {
            _sliceLeft = 1;
            if (_boot!.Run(Device!.FirstOpenInstant, _stop))
            {
                EnterWaiting();
            }
        }
    }

    /// <summary>Whether the device runs no further; then everything is done that follows from it.</summary>
    private bool IsOver()
    {
        if (State is DeviceState.Panicked or DeviceState.Ended or DeviceState.Failed)
        {
            return true;
        }

        if (_boot!.Failure is { } failure)
        {
            Panic(failure);
            return true;
        }

        if (Device!.HasEnded)
        {
            SetState(DeviceState.Ended);
            EndStep(s => s.End(false));
            return true;
        }

        return false;
    }

    // Between two instants.
    private bool ShouldStop()
    {
        if (_sliceLeft <= 0 || Outputs.IsFull || _emulator.IsStopping || (_step is { Until: not null } step && step.LookAt(Device!)))
        {
            return true;
        }

        if (--_sliceLeft % InstantsBetweenLooks == 0 && _emulator.Time.GetTimestamp() > _turnEnds)
        {
            _sliceLeft = 0;
            _instantsLeft = 0;
        }

        return false;
    }

    private void WatchTraceIfWanted()
    {
        var wanted = (Outputs.Wanted & OutputKinds.Trace) != 0;
        if (wanted == (_traceSink is not null) || Device is not { } device)
        {
            return;
        }

        if (wanted)
        {
            _traceSink = new HostTraceSink((at, line) => Outputs.Put(new DeviceOutput(OutputKinds.Trace, at, line)));
            _boot!.Watch(_traceSink);
        }
        else
        {
            device.RemoveTraceSink(_traceSink!);
            _traceSink = null;
        }
    }
}
