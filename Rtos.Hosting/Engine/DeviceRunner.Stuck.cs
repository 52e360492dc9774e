namespace Rtos.Hosting;

/// <content>What is done about a program that does not come back to the kernel, and at the end of the host.</content>
internal sealed partial class DeviceRunner
{
    // 1 while it holds a worker that was written off. A count, as the two sides may come in either order.
    private int _stuck;
    private volatile bool _stopsLate;

    // What the present turn was asked to do; others only read it.
    private volatile DeviceCommand[] _begun = [];

    internal bool IsStuck => Volatile.Read(ref _stuck) > 0;

    /// <summary>The state that others see.</summary>
    internal DeviceState VisibleState => IsStuck ? DeviceState.Stuck : State;

    private string WhyStuck => _stopsLate
        ? $"the emulator stops, and device {Setup.Name} has not stopped yet: its program is still in one instant"
        : $"device {Setup.Name} is stuck: its program does not come back to the kernel";

    /// <summary>Its worker was written off. On another thread than the turn's.</summary>
    public void BecomeStuck()
    {
        if (Interlocked.Increment(ref _stuck) <= 0)
        {
            return;
        }

        // While the host stops, a turn gets much less time than one needs to be stuck.
        _stopsLate = _emulator.IsStopping;
        if (_stopsLate)
        {
            _emulator.Log.DeviceStopsLate(Setup.Name);
        }
        else
        {
            _emulator.Metrics.Stuck(Setup.Name);
            _emulator.Log.DeviceStuck(Setup.Name);
        }

        TellStuck(mayStillStop: _stopsLate);
        _step?.Fail(new DeviceStuckException(WhyStuck));
    }

    /// <summary>The program has come back after all, on the thread that was written off.</summary>
    public void CameBack()
    {
        if (Interlocked.Decrement(ref _stuck) >= 0)
        {
            ReportBack();
        }
    }

    private void ReportBack()
    {
        if (_stopsLate)
        {
            _emulator.Log.DeviceStopsAfterAll(Setup.Name);
        }
        else
        {
            _emulator.Log.DeviceCameBack(Setup.Name);
        }
    }

    /// <summary>Nobody gives turns any more: stops the device here and now, unless it is in a turn.</summary>
    /// <returns>Whether it has been stopped; if not, it is when its turn ends.</returns>
    internal bool TryFinish()
    {
        if (!Turns.TryClaim())
        {
            return State == DeviceState.Stopped;
        }

        try
        {
            Stop();
        }
        catch (Exception e)
        {
            Fail($"the host cannot stop the device: {e.GetType().Name}: {e.Message}", e);
        }

        Abandon();
        return true;
    }

    /// <summary>Nobody waits for the end of its turn any more: callers that wait for the device, and its readers, are told.</summary>
    internal void Leave()
    {
        Abandon();
        _step?.Fail(new InvalidOperationException("the emulator has stopped"));
        Outputs.Complete();
    }

    // Commands of the present turn, and those that wait for the next. At the host's end a stop may still be done in time.
    private void TellStuck(bool mayStillStop)
    {
        var reason = new DeviceStuckException(WhyStuck);
        DeviceCommand[] waiting;
        lock (_commandsLock)
        {
            waiting = _commands?.ToArray() ?? [];
            _commands?.RemoveAll(c => !c.IsKept);
        }

        foreach (var command in _begun.Concat(waiting).Where(c => !c.IsKept || !mayStillStop))
        {
            command.Refuse(reason);
        }

        while (_inputs.Reader.TryRead(out var input))
        {
            input.Refuse(new DeviceInputException(reason.Message));
        }
    }
}
