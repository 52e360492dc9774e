using Rtos.Core;
using Rtos.Testing;

namespace Races;

/// <summary>A race: what it is, what shows it, and how it is fixed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kernel">The kernel that it runs on.</param>
/// <param name="Promise">What the firmware promises; a search looks for a schedule that breaks it.</param>
/// <param name="Bug">What the bug is.</param>
/// <param name="Schedule">Which schedule shows it.</param>
/// <param name="Fix">How to fix it.</param>
/// <param name="Make">Makes the firmware: with the bug, or fixed.</param>
public sealed record RaceEntry(string Name, KernelKind Kernel, string Promise, string Bug, string Schedule, string Fix, Func<bool, Race> Make)
{
    /// <summary>Searches the firmware.</summary>
    /// <param name="isFixed">Whether to search the fixed twin.</param>
    /// <param name="configure">More options of the search; null for none.</param>
    /// <exception cref="ScheduleSearchException">A schedule fails.</exception>
    public ScheduleSearchResult Search(bool isFixed, Action<ScheduleSearchOptions<Race>>? configure = null) =>
        ScheduleSearch.Check(device => Begin(device, isFixed), search => Configure(search, configure));

    /// <summary>Repeats a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <returns>The device after the run.</returns>
    /// <exception cref="ScheduleSearchException">The schedule is not one of this firmware.</exception>
    public Device Replay(string schedule) =>
        ScheduleSearch.Replay(device => Begin(device, isFixed: false), schedule, search => Configure(search, null));

    private Race Begin(Device device, bool isFixed)
    {
        var race = Make(isFixed);
        race.Start(device);
        return race;
    }

    private void Configure(ScheduleSearchOptions<Race> search, Action<ScheduleSearchOptions<Race>>? more)
    {
        search.On(Kernel)
            .Until(TimeSpan.FromMilliseconds(100))
            .Always(Promise, race => race.Holds)
            .AtEnd(Promise, race => race.HoldsAtEnd);
        more?.Invoke(search);
    }
}
