using SystemThread = System.Threading.Thread;

namespace Rtos.Bench;

/// <summary>How many devices two threads run in the time in which one thread runs one.</summary>
internal static class FleetFigures
{
    internal static IEnumerable<FigureRow> Measure(Extent extent)
    {
        var devices = extent.IsQuick ? 4 : 64;
        yield return Row("W3", new QueueWorkload(), 100_000, devices, extent);
        yield return Row("W9", (ScenarioWorkload)AllWorkloads.Find("W9"), 200_000, devices, extent);
    }

    private static FigureRow Row(string name, Workload workload, int size, int devices, Extent extent)
    {
        extent.WarmUp(() => RunAll(workload, workload.SmallSize, 2, 2));
        size = extent.IsQuick ? workload.SmallSize : size;
        var one = new Timed(() => RunAll(workload, size, devices, 1));
        var two = new Timed(() => RunAll(workload, size, devices, 2));
        Timed.Interleave([one, two], extent.Rounds);
        return FigureRow.AtLeast(
            $"{devices} devices with {name}: throughput of 2 threads against 1",
            one.WallNanoseconds / two.WallNanoseconds,
            "times",
            Targets.ThroughputOfTwoWorkers);
    }

    private static long RunAll(Workload workload, int size, int devices, int workers)
    {
        var next = 0;
        var threads = Enumerable.Range(0, workers).Select(_ => new SystemThread(() =>
        {
            while (Interlocked.Increment(ref next) <= devices)
            {
                workload.Run(size);
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return devices;
    }
}
