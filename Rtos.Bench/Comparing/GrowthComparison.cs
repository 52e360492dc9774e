namespace Rtos.Bench;

/// <summary>Measures the same work with ten tasks or timers and with more and more of them.</summary>
internal static class GrowthComparison
{
    // About so many operations: enough to be measured, few enough for a million tasks.
    private const long Operations = 400_000;

    // A wake for each of so many sleepers and ticks; W8's timers fire more often than W7's tasks wake.
    private const long SleeperTicks = 500;
    private const long TimerTicks = 207;

    // The more tasks there are, the more their creation weighs, which is in both runs that are compared.
    private const int LeastYields = 60;
    private const int LeastItems = 10;

    private static readonly Dictionary<string, Func<int, Workload>> Makers = new()
    {
        ["W1"] = n => new YieldWorkload("W1", n, Size(Operations / n, LeastYields)),
        ["W4"] = n => new ItemsWorkload("W4", n / 2, (int)Math.Max(Operations, (long)n * LeastItems)),
        ["W7"] = n => new SleepersWorkload("W7", n, Size(SleeperTicks * Operations / n, 1_000)),
        ["W8"] = n => new TimersWorkload("W8", n, Size(TimerTicks * Operations / n, 1_500)),
    };

    internal static IEnumerable<GrowthRow> Measure(Func<string, bool> isWanted, double unit, Extent extent) =>
        from maker in Makers
        where isWanted(maker.Key)
        from count in Counts(extent.Most)
        select Row(maker.Value(count), count, unit, extent.GrowthRounds);

    /// <summary>How much dearer a sleep and wake becomes from 10 to 100,000 tasks, if both were measured.</summary>
    internal static FigureRow? Factor(IReadOnlyList<GrowthRow> rows)
    {
        var few = rows.FirstOrDefault(r => r is { Workload: "W7", Count: 10 });
        var many = rows.FirstOrDefault(r => r is { Workload: "W7", Count: 100_000 });
        return few is null || many is null
            ? null
            : FigureRow.AtMost("W7, 100,000 tasks against 10", many.Nanoseconds / few.Nanoseconds, "times", Targets.Growth);
    }

    private static IEnumerable<int> Counts(int most)
    {
        for (var count = 10; count <= most; count *= 10)
        {
            yield return count;
        }
    }

    // The difference between a run and one twice as long: creating a million tasks is in both.
    private static GrowthRow Row(Workload workload, int count, double unit, int rounds)
    {
        var size = workload.TimedSize;
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var (shorter, fewer) = Run(workload, size);
            var (longer, more) = Run(workload, size * 2);
            times.Add((longer - shorter) / (more - fewer));
        }

        var nanoseconds = Statistics.Median(times);
        return new GrowthRow(workload.Name, count, nanoseconds, nanoseconds / unit);
    }

    private static (double Nanoseconds, long Operations) Run(Workload workload, int size)
    {
        Outcome outcome = default;
        var sample = Sample.Of(() => outcome = workload.Run(size));
        return (sample.CpuNanoseconds, outcome.Operations);
    }

    private static int Size(long wished, int least) => (int)Math.Max(wished, least);
}
