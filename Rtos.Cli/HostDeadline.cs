using System.Diagnostics;

namespace Rtos.Cli;

/// <summary><c>--deadline</c>: how much of the host's time a run may take. It ends a run, and never changes one.</summary>
internal sealed class HostDeadline
{
    // The clock is not asked at each instant: that would cost more than many an instant.
    private const int InstantsBetween = 64;

    private readonly long _end;
    private int _instants;

    /// <summary>Begins now.</summary>
    /// <param name="time">How long; null for without an end.</param>
    internal HostDeadline(TimeSpan? time)
    {
        IsGiven = time is not null;
        _end = time is { } length ? Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    }

    /// <summary>Whether there is one.</summary>
    internal bool IsGiven { get; }

    /// <summary>Whether it has passed, as far as <see cref="Check"/> has looked.</summary>
    internal bool HasPassed { get; private set; }

    /// <summary>Whether it has passed; asked between two instants of a run.</summary>
    internal bool Check()
    {
        if (IsGiven && !HasPassed && (_instants++ % InstantsBetween) == 0)
        {
            HasPassed = Stopwatch.GetTimestamp() >= _end;
        }

        return HasPassed;
    }

    /// <summary>What is said of a run that it has ended.</summary>
    internal static string Message(TimeSpan virtualTime) => $"stopped by --deadline at {virtualTime} of virtual time";
}
