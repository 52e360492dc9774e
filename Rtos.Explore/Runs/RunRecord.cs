namespace Rtos.Explore;

/// <summary>What is known of a run that is over.</summary>
/// <param name="Points">How many choice points it passed.</param>
/// <param name="Deviations">The choices that were not usual.</param>
/// <param name="Failure">What was wrong; null if nothing was.</param>
/// <param name="Digest">A digest of everything that happened; 0 if nobody asked for it.</param>
internal sealed record RunRecord(int Points, IReadOnlyList<Deviation> Deviations, SearchFailure? Failure, ulong Digest)
{
    /// <summary>What the run has shown that the search does not know well; null for nothing.</summary>
    internal IReadOnlyCollection<ulong>? Shown { get; init; }
}
