using System.Diagnostics;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Testing;

/// <summary>Turns a test of one schedule into a search of many: the same program, with code that takes a little longer and interrupts that come a little later.</summary>
/// <remarks>
/// <code>
/// [TestMethod]
/// public void Radio_AnySchedule_LosesNoPacket() =>
///     ScheduleSearch.Check(device => new Firmware(device), search => search
///         .Schedules(10_000)
///         .WorkTolerance(percent: 20)
///         .Always("no packet is lost", firmware => firmware.Lost == 0));
/// </code>
/// Each schedule runs on a device of its own, on several threads at once: the program must make all its state anew. A failure is one
/// of the program, never of the search: every run is one that the chip could make within the declared bounds.
/// </remarks>
[StackTraceHidden]
public static class ScheduleSearch
{
    /// <summary>Runs a program under many schedules, and fails with the smallest schedule known to break it.</summary>
    /// <typeparam name="T">What the conditions look at.</typeparam>
    /// <param name="start">Creates the program's objects and tasks on a device that has not started; called once for each schedule.</param>
    /// <param name="configure">Says what to search, and what must hold; null for the defaults.</param>
    /// <returns>What came of the search.</returns>
    /// <exception cref="ScheduleSearchException">A schedule fails, or the program cannot be searched because it does different things under the same schedule.</exception>
    /// <exception cref="ArgumentException">An option has a value that is not possible.</exception>
    public static ScheduleSearchResult Check<T>(Func<Device, T> start, Action<ScheduleSearchOptions<T>>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        var options = new ScheduleSearchOptions<T>();
        configure?.Invoke(options);
        var subject = new ProgramSubject<T>(start, options);
        try
        {
            var outcome = new ScheduleSearcher(subject, options.ToSearch()).Run(CancellationToken.None);
            return outcome.Finding is { } finding
                ? throw new ScheduleSearchException(SearchMessage.Write(subject, outcome, options.MostSchedules, Lines), finding.Schedule.ToString(), outcome.Schedules)
                : Result(outcome);
        }
        catch (UnsearchableException e)
        {
            throw new ScheduleSearchException(e.Message, null);
        }
    }

    /// <summary>The same for a program that needs no object besides its device.</summary>
    /// <param name="start">Creates the program's objects and tasks on a device that has not started; called once for each schedule.</param>
    /// <param name="configure">Says what to search, and what must hold; null for the defaults.</param>
    /// <returns>What came of the search.</returns>
    /// <exception cref="ScheduleSearchException">A schedule fails, or the program cannot be searched because it does different things under the same schedule.</exception>
    /// <exception cref="ArgumentException">An option has a value that is not possible.</exception>
    public static ScheduleSearchResult Check(Action<Device> start, Action<ScheduleSearchOptions<Device>>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Check(DeviceOf(start), configure);
    }

    /// <summary>Repeats a schedule that a search has found, with the trace recorded, up to its failure or to the end of the run.</summary>
    /// <typeparam name="T">What the conditions look at.</typeparam>
    /// <param name="start">The same program as in the search.</param>
    /// <param name="schedule">The schedule, as the message of the search has it.</param>
    /// <param name="configure">The same options as in the search; those of its strategy do not matter.</param>
    /// <returns>The device after the run.</returns>
    /// <exception cref="ScheduleSearchException">The schedule is damaged, or of another program, version or bound; the message says what differs.</exception>
    public static Device Replay<T>(Func<Device, T> start, string schedule, Action<ScheduleSearchOptions<T>>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(schedule);
        var options = new ScheduleSearchOptions<T>();
        configure?.Invoke(options);
        var subject = new ProgramSubject<T>(start, options);
        try
        {
            var parsed = Schedule.Parse(schedule);
            var search = options.ToSearch();
            parsed.CheckFits(ScheduleSearcher.Version, ScheduleSearcher.ProgramDigest(subject, search.Bounds), search.Bounds);
            var run = subject.Begin();
            run.Device.RecordTrace();
            new ScheduleRunner(subject, search.Bounds, search.Failures).Run(run, new FixedPlan(parsed.Deviations), null);
            return run.Device;
        }
        catch (ScheduleException e)
        {
            throw new ScheduleSearchException(e.Message, schedule);
        }
    }

    /// <summary>The same for a program that needs no object besides its device.</summary>
    /// <param name="start">The same program as in the search.</param>
    /// <param name="schedule">The schedule, as the message of the search has it.</param>
    /// <param name="configure">The same options as in the search; those of its strategy do not matter.</param>
    /// <returns>The device after the run.</returns>
    /// <exception cref="ScheduleSearchException">The schedule is damaged, or of another program, version or bound; the message says what differs.</exception>
    public static Device Replay(Action<Device> start, string schedule, Action<ScheduleSearchOptions<Device>>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Replay(DeviceOf(start), schedule, configure);
    }

    private static ScheduleSearchResult Result(SearchOutcome outcome) => new(
        outcome.Schedules, outcome.Time, outcome.Points, outcome.Proven, outcome.Coverage.HandOvers, outcome.Coverage.States, outcome.Coverage.New);

    private static Func<Device, Device> DeviceOf(Action<Device> start) => device =>
    {
        start(device);
        return device;
    };

    private static string Lines(string schedule) =>
        $"""
        To repeat it, with the same program and options:
            var device = ScheduleSearch.Replay(..., "{schedule}", ...);

        """;
}
