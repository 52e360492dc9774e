namespace Rtos.Explore;

/// <summary>How much a search has seen.</summary>
/// <param name="HandOvers">How many different hand-overs: a call of a task right after a call of another task.</param>
/// <param name="States">How many different states: which call each task came to last, and which interrupts have come.</param>
/// <param name="New">The probability that the next schedule shows a new one, as estimated by Good and Turing: 0 to 1.</param>
/// <param name="IsFull">Whether there were more than the search can count.</param>
internal readonly record struct SearchCoverage(int HandOvers, int States, double New, bool IsFull);
