using System.Diagnostics;

namespace Rtos.Cli;

/// <summary>Stops a run from outside, between two instants: the host time of <c>--deadline</c>, Ctrl-C, SIGTERM. It never changes a run.</summary>
internal sealed class RunStop
{
    // The clock is not read at each instant: that would cost more than many an instant.
    private const int InstantsBetween = 64;

    private readonly StopSignal? _signal;
    private readonly long _end;
    private readonly bool _hasDeadline;
    private int _instants;
    private bool _hasEnded;

    /// <summary>Starts now.</summary>
    /// <param name="deadline">The host time that the run may take; null for no limit.</param>
    /// <param name="signal">The signals that stop it; null for none.</param>
    internal RunStop(TimeSpan? deadline, StopSignal? signal)
    {
        _signal = signal;
        _hasDeadline = deadline is not null;
        _end = deadline is { } length ? Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    }

    /// <summary>Whether the deadline has passed, as of the last <see cref="Check"/>.</summary>
    internal bool HasDeadlinePassed { get; private set; }

    /// <summary>Whether a signal has come.</summary>
    internal bool HasSignalCome => _signal is { HasCome: true };

    /// <summary>Whether the run is to stop before its end, as of the last <see cref="Check"/>.</summary>
    internal bool HasCome => HasSignalCome || HasDeadlinePassed;

    /// <summary>The exit code of a stopped run.</summary>
    internal int Code => HasSignalCome ? _signal!.ExitCode : ExitCode.RunFailed;

    /// <summary>The rest of the run does not matter: it ends at the next instant, as if this were its end.</summary>
    internal void End() => _hasEnded = true;

    /// <summary>Whether the run is to stop; called between two instants.</summary>
    internal bool Check()
    {
        if (_hasDeadline && !HasDeadlinePassed && (_instants++ % InstantsBetween) == 0)
        {
            LookAtClock();
        }

        return HasCome || _hasEnded;
    }

    /// <summary>Waits for a stop, in a run in which nothing happens by itself any more.</summary>
    internal void Wait()
    {
        while (!HasCome && (_hasDeadline || _signal is not null))
        {
            var left = _hasDeadline ? Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _end) : Timeout.InfiniteTimeSpan;
            if (_signal is null)
            {
                HostSleep.For(left);
            }
            else if (left != TimeSpan.Zero)
            {
                _signal.Wait(left);
            }

            LookAtClock();
        }
    }

    /// <summary>Waits for other work of the host; false if the run is to stop first.</summary>
    internal bool WaitFor(Task work)
    {
        if (_signal is null || _signal.WaitFor(work))
        {
            work.GetAwaiter().GetResult();
            return true;
        }

        return false;
    }

    /// <summary>The message for a stopped run.</summary>
    /// <param name="at">The virtual time, formatted for people.</param>
    internal string Message(string at) => HasSignalCome ? $"stopped by {_signal!.Name} at {at} of virtual time" : $"stopped by --deadline at {at} of virtual time";

    private void LookAtClock() => HasDeadlinePassed |= Stopwatch.GetTimestamp() >= _end;
}
