namespace Rtos.Explore;

/// <summary>How far a search is.</summary>
/// <param name="Schedules">How many schedules have run.</param>
/// <param name="Coverage">What they have shown.</param>
internal readonly record struct SearchProgress(long Schedules, SearchCoverage Coverage);
