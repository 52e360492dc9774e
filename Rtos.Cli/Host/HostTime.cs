using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reads lengths of host time from the command line: a number of seconds, or a number with a unit.</summary>
internal static class HostTime
{
    // A TimeSpan could hold somewhat more.
    private const decimal MostSeconds = 1e9m;

    /// <summary>The value of an option; null if it is not given.</summary>
    /// <exception cref="InputException">It is not a length of time.</exception>
    internal static TimeSpan? Parse(string option, string? text) =>
        text is null ? null
        : Seconds(text) is > 0 and < MostSeconds and var seconds ? Of(seconds)
        : throw new InputException($"{option} {text}: a length of time is more than 0: a number of seconds, or a number with a unit such as 10s or 500ms");

    /// <summary>The value of an option, within a range; null if it is not given.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">Its value.</param>
    /// <param name="least">The least number of seconds.</param>
    /// <param name="most">The greatest number of seconds.</param>
    /// <exception cref="InputException">It is not a length of time, or out of range.</exception>
    internal static TimeSpan? Parse(string option, string? text, int least, int most) =>
        text is null ? null
        : Seconds(text) is { } seconds && seconds >= least && seconds <= most ? Of(seconds)
        : throw new InputException(FormattableString.Invariant($"{option} {text}: it must be {least} to {most}: a number of seconds"));

    private static decimal? Seconds(string text) => WrittenTime.TryParse(text, out var time) ? time.ToSeconds() : null;

    private static TimeSpan Of(decimal seconds) => new((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
}
