namespace Rtos.Explore;

/// <summary>How a program is searched.</summary>
internal sealed record SearchOptions
{
    /// <summary>How many schedules at most; the usual run is one of them.</summary>
    internal long Schedules { get; init; } = 10_000;

    /// <summary>How long at most, by the host's clock; null for no limit.</summary>
    internal TimeSpan? Time { get; init; }

    /// <summary>The name of the strategy.</summary>
    internal string Strategy { get; init; } = "auto";

    /// <summary>The seed of what is random.</summary>
    internal ulong Seed { get; init; } = 1;

    /// <summary>How many threads run schedules. The result does not depend on it.</summary>
    internal int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>How far schedules may depart from the usual run.</summary>
    internal required SearchBounds Bounds { get; init; }

    /// <summary>What counts as a failure.</summary>
    internal FailureKind Failures { get; init; } = FailureKind.All;

    /// <summary>Stops the search when the probability that the next schedule shows something new is estimated to be less, 0 to 1; null for never.</summary>
    internal double? NewBelow { get; init; }

    /// <summary>Is told how far the search is; null for nobody.</summary>
    internal Action<SearchProgress>? Progress { get; init; }
}
