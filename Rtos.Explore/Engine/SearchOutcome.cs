namespace Rtos.Explore;

/// <summary>What came of a search.</summary>
/// <param name="Schedules">How many schedules have run; up to the failing one, if one failed.</param>
/// <param name="Time">How long it took, by the host's clock.</param>
/// <param name="Points">How many choice points the usual run has.</param>
/// <param name="Proven">No schedule with at most so many deviations fails; negative if that is not known.</param>
/// <param name="Finding">The failure; null if there is none.</param>
/// <param name="IsStopped">Whether somebody stopped the search early.</param>
internal sealed record SearchOutcome(long Schedules, TimeSpan Time, int Points, int Proven, SearchFinding? Finding, bool IsStopped)
{
    /// <summary>What the schedules have shown.</summary>
    internal SearchCoverage Coverage { get; init; }
}

/// <summary>A failure that a search has found, and the smallest schedule known to cause it.</summary>
/// <param name="Number">The number of the schedule that found it; 0 is the usual run.</param>
/// <param name="Strategy">The name of the strategy that planned it.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Failure">What is wrong, in the small schedule.</param>
/// <param name="Schedule">The small schedule.</param>
/// <param name="FirstDeviations">How many choices were not usual before the schedule was made smaller.</param>
internal sealed record SearchFinding(long Number, string Strategy, ulong Seed, SearchFailure Failure, Schedule Schedule, int FirstDeviations);
