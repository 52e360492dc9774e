namespace Rtos.Testing;

/// <summary>A schedule fails, or the program cannot be searched. The message says how, and how to repeat it.</summary>
public sealed class ScheduleSearchException : Exception
{
    internal ScheduleSearchException(string message, string? schedule, long schedules = 0)
        : base(message) => (Schedule, Schedules) = (schedule, schedules);

    /// <summary>How many schedules ran up to the one that fails; 0 if none fails.</summary>
    public long Schedules { get; }

    /// <summary>The smallest schedule known to fail, for <see cref="ScheduleSearch.Replay{T}(Func{Rtos.Core.Device, T}, string, Action{ScheduleSearchOptions{T}}?)"/>; null if there is none.</summary>
    public string? Schedule { get; }
}
