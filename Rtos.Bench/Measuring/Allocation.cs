namespace Rtos.Bench;

/// <summary>What a workload allocates when it has been running for a while.</summary>
internal static class Allocation
{
    /// <summary>The difference between a run and one twice as long: what starting costs is in both.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="size">The size of the shorter run.</param>
    /// <returns>Bytes for an operation.</returns>
    internal static double PerOperation(Workload workload, int size)
    {
        var (shorter, fewer) = Of(workload, size);
        var (longer, more) = Of(workload, size * 2);
        return Math.Max(0, longer - shorter) / (double)(more - fewer);
    }

    private static (long Bytes, long Operations) Of(Workload workload, int size)
    {
        workload.OperationsAt(size, default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = workload.Run(size);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (bytes, workload.OperationsAt(size, outcome));
    }
}
