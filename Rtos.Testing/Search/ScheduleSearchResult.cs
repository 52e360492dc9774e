namespace Rtos.Testing;

/// <summary>What came of a search that found no failure. It means that these schedules do not fail, and nothing about others.</summary>
/// <param name="Schedules">How many schedules have run.</param>
/// <param name="Time">How long that took, by the host's clock.</param>
/// <param name="ChoicePoints">At how many points the usual run could have been different.</param>
/// <param name="Proven">Every schedule with at most so many deviations was tried; negative if that is not known.</param>
/// <param name="HandOvers">How many different hand-overs were seen: a call of a task right after a call of another task.</param>
/// <param name="States">How many different states were seen: which call each task came to last.</param>
/// <param name="NewProbability">The probability that the next schedule shows a new hand-over or state, estimated after Good and Turing: 0 to 1.</param>
public sealed record ScheduleSearchResult(long Schedules, TimeSpan Time, int ChoicePoints, int Proven, int HandOvers, int States, double NewProbability);
