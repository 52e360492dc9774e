namespace Rtos.Bench;

/// <summary>Measures the workloads and their nearest equals, all in turn.</summary>
internal static class WorkloadComparison
{
    internal static (double UnitNanoseconds, IReadOnlyList<WorkloadRow> Rows) Measure(IReadOnlyList<Workload> workloads, Extent extent)
    {
        var unit = new UnitWorkload();
        var kernel = workloads.ToDictionary(w => w, w => Time(w, extent));
        var others = Contender.All
            .Where(c => workloads.Any(w => w.Name == c.Workload))
            .ToDictionary(c => c, c => Time(c, extent));
        var u = Time(unit, extent);

        // The unit stands between the workloads and the others, so that neither has it all to itself.
        Timed.Interleave([.. kernel.Values, u, .. others.Values], extent.Rounds);
        var rows = workloads.Select(w => Row(
            w,
            kernel[w].Nanoseconds,
            u.Nanoseconds,
            extent,
            others.Where(o => o.Key.Workload == w.Name).ToDictionary(o => o.Key.Name, o => o.Value.Nanoseconds)));
        return (u.Nanoseconds, [.. rows]);
    }

    private static WorkloadRow Row(Workload workload, double nanoseconds, double unit, Extent extent, Dictionary<string, double> others)
    {
        var (target, realKernel) = Targets.Of(workload.Name);
        var size = extent.SizeOf(workload);
        var virtualSeconds = workload.VirtualSeconds(size);
        var seconds = nanoseconds * workload.OperationsAt(size, workload.Run(size)) / 1e9;
        return new WorkloadRow(
            workload.Name,
            workload.Operation,
            nanoseconds,
            nanoseconds / unit,
            target,
            Verdicts.AtMost(nanoseconds / unit, target),
            realKernel,
            Allocation.PerOperation(workload, size / 2),
            virtualSeconds > 0 ? virtualSeconds / seconds : null,
            others);
    }

    private static Timed Time(Workload workload, Extent extent)
    {
        extent.WarmUp(() => workload.Run(workload.SmallSize));
        var size = extent.SizeOf(workload);
        workload.OperationsAt(size, default);
        return new Timed(() => workload.OperationsAt(size, workload.Run(size)));
    }

    private static Timed Time(Contender contender, Extent extent)
    {
        var size = extent.IsQuick ? Math.Max(4, contender.Size / 100) : contender.Size;
        extent.WarmUp(() => contender.Run(Math.Max(4, contender.Size / 20)));
        return new Timed(() =>
        {
            contender.Run(size);
            return (long)size * contender.OperationsPerSize;
        });
    }
}
