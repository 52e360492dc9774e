using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Testing;

/// <summary>What a search tries, and what must hold in each schedule.</summary>
/// <typeparam name="T">What the conditions look at: the object that the start of the program has made.</typeparam>
public sealed class ScheduleSearchOptions<T>
{
    private readonly List<Condition> _always = [];
    private readonly List<Condition> _atEnd = [];
    private DeviceConfiguration _device = TestDevice.Esp32(KernelKind.Idf);
    private SearchOptions _search = new() { Bounds = new SearchBounds(0, 0, SearchBounds.UsualEvents) };
    private TimeSpan _until = TimeSpan.FromSeconds(1);
    private Cycles? _delay;

    internal ScheduleSearchOptions()
    {
    }

    internal long MostSchedules => _search.Schedules;

    internal DeviceConfiguration Configuration => _device;

    internal IReadOnlyList<Condition> AlwaysTrue => _always;

    internal IReadOnlyList<Condition> TrueAtEnd => _atEnd;

    /// <summary>How many schedules to run at most.</summary>
    /// <param name="count">At least 1; the default is 10,000. The usual run is the first.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public ScheduleSearchOptions<T> Schedules(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return With(_search with { Schedules = count });
    }

    /// <summary>How long to search at most, by the host's clock. The schedules tried then depend on the speed of the host.</summary>
    /// <param name="most">The time; there is no limit by default.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public ScheduleSearchOptions<T> Time(TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(most, TimeSpan.Zero);
        return With(_search with { Time = most });
    }

    /// <summary>Ends the search when the next schedule is unlikely to show anything new.</summary>
    /// <param name="percent">The probability below which it ends, more than 0 and at most 100; see <see cref="ScheduleSearchResult.NewProbability"/>.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is not possible.</exception>
    public ScheduleSearchOptions<T> StopWhenNewBelow(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return With(_search with { NewBelow = percent / 100 });
    }

    /// <summary>How schedules are chosen.</summary>
    /// <param name="name"><c>auto</c> (the default), <c>random</c>, <c>pct:3</c> or <c>delay-bounded:2</c>; the number is how many deviations a schedule has.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">There is no such strategy.</exception>
    public ScheduleSearchOptions<T> Strategy(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return StrategyTable.Make(name, 0) is not null
            ? With(_search with { Strategy = name })
            : throw new ArgumentException($"there is no strategy \"{name}\"; there are {StrategyTable.Names}", nameof(name));
    }

    /// <summary>The seed of what is random. The same seed gives the same schedules.</summary>
    /// <param name="seed">Any number; the default is 1.</param>
    /// <returns>These options.</returns>
    public ScheduleSearchOptions<T> Seed(long seed) => With(_search with { Seed = unchecked((ulong)seed) });

    /// <summary>How many threads run schedules. The result does not depend on it.</summary>
    /// <param name="threads">1 to 256; the default is one for each processor.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not possible.</exception>
    public ScheduleSearchOptions<T> Jobs(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 256);
        return With(_search with { Jobs = threads });
    }

    /// <summary>The work of tasks may take longer or shorter than they say.</summary>
    /// <param name="percent">0 to 100; the default is 0.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is not possible.</exception>
    public ScheduleSearchOptions<T> WorkTolerance(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return With(_search with { Bounds = _search.Bounds with { WorkPercent = percent } });
    }

    /// <summary>How long the code before a kernel call may take: others may run in this time.</summary>
    /// <param name="most">CPU cycles; 0 for no time. The default is one tick.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is longer than any run.</exception>
    public ScheduleSearchOptions<T> CallDelay(Cycles most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most.Value, VirtualTime.LastInstant, nameof(most));
        _delay = most;
        return this;
    }

    /// <summary>The end of each run, in virtual time.</summary>
    /// <param name="time">The length of a run; the default is 1 second.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public ScheduleSearchOptions<T> Until(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        _until = time;
        return this;
    }

    /// <summary>The device.</summary>
    /// <param name="device">Its configuration; by default, that of <see cref="TestDevice.Idf"/>.</param>
    /// <returns>These options.</returns>
    public ScheduleSearchOptions<T> On(DeviceConfiguration device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        return this;
    }

    /// <summary>The same for a device as <see cref="TestDevice"/> makes it.</summary>
    /// <param name="kernel">The kernel of the device.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kernel.</exception>
    public ScheduleSearchOptions<T> On(KernelKind kernel) =>
        KernelTable.Has(kernel) ? On(TestDevice.Esp32(kernel)) : throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "there is no such kernel");

    /// <summary>A condition that must hold whenever the cores have settled.</summary>
    /// <param name="what">What must hold, for the message.</param>
    /// <param name="condition">Reads the program's state, and changes nothing. An exception is a failure, too.</param>
    /// <returns>These options.</returns>
    public ScheduleSearchOptions<T> Always(string what, Func<T, bool> condition) => Add(_always, what, condition);

    /// <summary>A condition that must hold at the end of each run.</summary>
    /// <param name="what">What must hold, for the message.</param>
    /// <param name="condition">Reads the program's state, and changes nothing. An exception is a failure, too.</param>
    /// <returns>These options.</returns>
    public ScheduleSearchOptions<T> AtEnd(string what, Func<T, bool> condition) => Add(_atEnd, what, condition);

    /// <summary>Tasks may wait for a core as long as they like: starvation is not a failure.</summary>
    /// <returns>These options.</returns>
    public ScheduleSearchOptions<T> AllowStarvation() => With(_search with { Failures = _search.Failures & ~FailureKind.Starvation });

    internal SearchOptions ToSearch() =>
        _search with { Bounds = _search.Bounds with { LongestDelay = (_delay ?? _device.CyclesPerTick).Value } };

    internal Instant End(Device device) => Instant.Start + device.Clock.FromTimeSpan(_until);

    private ScheduleSearchOptions<T> With(SearchOptions search)
    {
        _search = search;
        return this;
    }

    private ScheduleSearchOptions<T> Add(List<Condition> conditions, string what, Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(condition);
        conditions.Add(new Condition(what, condition));
        return this;
    }

    /// <summary>Something that must hold.</summary>
    internal sealed record Condition(string What, Func<T, bool> Holds);
}
