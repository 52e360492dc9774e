using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Runs a program under many schedules until one fails.</summary>
/// <param name="subject">The program.</param>
/// <param name="options">How it is searched.</param>
internal sealed class ScheduleSearcher(SearchSubject subject, SearchOptions options)
{
    // How many schedules are planned at once: independent of the number of threads, so that the results are, too. Threads wait for each other at the end of a group.
    private const int SmallestGroup = 64;
    private const int LargestGroup = 256;

    // Every so often a schedule runs twice: a program that keeps state between runs would make the search lie.
    private const int RunsBetweenChecks = 256;

    private readonly CoverageMap _coverage = new();
    private readonly ScheduleRunner _quiet = new(subject, options.Bounds, options.Failures);
    private readonly SearchHost _host = new();

    /// <summary>The version, as written in schedules.</summary>
    internal static string Version { get; } = typeof(Device).Assembly.GetName().Version!.ToString(3);

    /// <summary>The digest of a program's usual run, as written in schedules.</summary>
    internal static string ProgramDigest(SearchSubject subject, SearchBounds bounds) =>
        DigestSink.Text(new ScheduleRunner(subject, bounds, FailureKind.All).Run(FixedPlan.Usual, new DigestSink()).Digest);

    /// <summary>Searches.</summary>
    /// <param name="stop">Stops the search; what was found until then is the outcome.</param>
    /// <exception cref="UnsearchableException">The program does different things under the same schedule.</exception>
    internal SearchOutcome Run(CancellationToken stop)
    {
        var strategy = StrategyTable.Make(options.Strategy, options.Seed) ?? throw new ArgumentException($"there is no strategy {options.Strategy}; there are {StrategyTable.Names}");
        var usual = Watching.Run(FixedPlan.Usual, new DigestSink());
        CheckIsTheSame(usual, FixedPlan.Usual, 0);
        if (usual.Failure is not null)
        {
            return Found(strategy.Name, 0, usual, usual, 1);
        }

        _coverage.Add(usual.Shown);
        if (usual.Points == 0)
        {
            // There is only one schedule.
            return new SearchOutcome(1, _host.Elapsed, 0, 0, null, false) { Coverage = _coverage.Sum };
        }

        strategy.Begin(usual);
        return Run(strategy, usual, stop);
    }

    private SearchOutcome Run(SearchStrategy strategy, RunRecord usual, CancellationToken stop)
    {
        long done = 1;
        var proven = strategy.Proven;
        while (done < options.Schedules && !IsStopped(stop) && !(_coverage.Sum.New < options.NewBelow))
        {
            var group = Plan(strategy, done, (int)Math.Min(Math.Clamp(done, SmallestGroup, LargestGroup), options.Schedules - done));
            if (group.Count == 0)
            {
                proven = strategy.Proven;
                break;
            }

            var first = done;
            if (Learn(strategy, group, Run(group, done, stop), ref done) is { } failing)
            {
                return Found(strategy.Name, done, failing, usual, done + 1);
            }

            // If the search was stopped, what was planned has not all run, and nothing is proven by it.
            proven = done - first == group.Count ? strategy.Proven : proven;
            options.Progress?.Invoke(new SearchProgress(done, _coverage.Sum));
        }

        return new SearchOutcome(done, _host.Elapsed, usual.Points, proven, null, done < options.Schedules && IsStopped(stop)) { Coverage = _coverage.Sum };
    }

    private bool IsStopped(CancellationToken stop) => stop.IsCancellationRequested || options.Time < _host.Elapsed;

    private ScheduleRunner Watching => field ??= new ScheduleRunner(subject, options.Bounds, options.Failures) { Known = _coverage };

    private static List<SchedulePlan> Plan(SearchStrategy strategy, long first, int most)
    {
        var group = new List<SchedulePlan>(most);
        while (group.Count < most && strategy.Plan(first + group.Count) is { } plan)
        {
            group.Add(plan);
        }

        return group;
    }

    // Up to the first one that fails, or that has not run because the search is to stop.
    private RunRecord? Learn(SearchStrategy strategy, List<SchedulePlan> group, RunRecord?[] records, ref long done)
    {
        for (var i = 0; i < group.Count && records[i] is { } record; i++)
        {
            if (record.Failure is not null)
            {
                return record;
            }

            strategy.Learn(group[i], record);
            _coverage.Add(record.Shown);
            done++;
        }

        return null;
    }

    private RunRecord?[] Run(List<SchedulePlan> group, long first, CancellationToken stop)
    {
        var records = new RunRecord?[group.Count];
        var watching = Watching;
        void RunOne(int i)
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            var isChecked = (first + i) % RunsBetweenChecks == 1;
            var record = watching.Run(group[i], isChecked ? new DigestSink() : null);
            if (isChecked)
            {
                CheckIsTheSame(record, new FixedPlan(record.Deviations), first + i);
            }

            records[i] = record;
        }

        SearchHost.ForEach(group.Count, options.Jobs, RunOne);
        return records;
    }

    private void CheckIsTheSame(RunRecord record, FixedPlan plan, long number)
    {
        if (RunAgain(plan, new DigestSink())?.Digest != record.Digest)
        {
            throw Unsearchable(number, "");
        }
    }

    // What a program does only once is not a failure of that schedule.
    private void CheckRepeats(RunRecord record, long number)
    {
        if (!record.Failure!.IsSameAs(RunAgain(new FixedPlan(record.Deviations), null)?.Failure))
        {
            throw Unsearchable(number, $" The first time: {record.Failure.Message}");
        }
    }

    // Null if the program did not even come to the same choices.
    private RunRecord? RunAgain(FixedPlan plan, DigestSink? digest)
    {
        try
        {
            return _quiet.Run(plan, digest);
        }
        catch (ScheduleException)
        {
            return null;
        }
    }

    private static UnsearchableException Unsearchable(long number, string more) => new(
        FormattableString.Invariant($"the program cannot be searched: it did something else when schedule {number} ran again. ")
        + "It uses the host's clock or unseeded random numbers, or keeps state between runs, such as a static variable; make all its state again in each run."
        + more);

    private SearchOutcome Found(string strategy, long number, RunRecord record, RunRecord usual, long done)
    {
        CheckRepeats(record, number);
        var small = new Shrinker(_quiet).Shrink(record);
        CheckRepeats(small, number);
        var schedule = new Schedule(Version, DigestSink.Text(usual.Digest), options.Bounds, small.Deviations);
        return new SearchOutcome(
            done,
            _host.Elapsed,
            usual.Points,
            -1,
            new SearchFinding(number, strategy, options.Seed, small.Failure!, schedule, record.Deviations.Count),
            false) { Coverage = _coverage.Sum };
    }
}
