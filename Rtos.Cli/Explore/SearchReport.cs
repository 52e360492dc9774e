using Rtos.Explore;

namespace Rtos.Cli;

/// <summary>What came of the search of one file.</summary>
/// <param name="File">The file, as given.</param>
/// <param name="Options">How it was searched.</param>
internal sealed record SearchReport(string File, SearchOptions Options)
{
    /// <summary>The outcome; null if the program cannot be searched.</summary>
    internal SearchOutcome? Outcome { get; init; }

    /// <summary>What is said of it.</summary>
    internal string Text { get; init; } = "";

    /// <summary>Why the program cannot be searched; null if it can.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether a signal has stopped it before anything was found.</summary>
    internal bool IsStopped { get; init; }

    /// <summary>Whether a failure was found, or the program cannot be searched.</summary>
    internal bool HasFailed => Problem is not null || Outcome?.Finding is not null;

    /// <summary>How long the search took.</summary>
    internal double Seconds => Math.Round(Outcome?.Time.TotalSeconds ?? 0, 3);
}
