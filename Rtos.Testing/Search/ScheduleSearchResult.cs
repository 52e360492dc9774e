namespace Rtos.Testing;

/// <summary>What came of a search that found no failure. It means that these schedules do not fail, and nothing about others.</summary>
/// <param name="Schedules">How many schedules have run.</param>
/// <param name="Time">How long that took, by the host's clock.</param>
/// <param name="ChoicePoints">At how many points the usual run could have been different.</param>
/// <param name="Proven">Every schedule with at most so many deviations was tried; negative if that is not known.</param>
public sealed record ScheduleSearchResult(long Schedules, TimeSpan Time, int ChoicePoints, int Proven);
