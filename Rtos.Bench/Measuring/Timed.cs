namespace Rtos.Bench;

/// <summary>Something that is measured several times, in turn with other things.</summary>
/// <param name="work">Does it once and returns the number of its operations.</param>
internal sealed class Timed(Func<long> work)
{
    private readonly List<double> _cpu = [];
    private readonly List<double> _wall = [];

    /// <summary>CPU time for an operation, the median of all rounds.</summary>
    internal double Nanoseconds => Statistics.Median(_cpu);

    /// <summary>Time by the clock for an operation, the median of all rounds.</summary>
    internal double WallNanoseconds => Statistics.Median(_wall);

    /// <summary>Measures everything once a round, so that what disturbs the machine for a while disturbs all of them.</summary>
    internal static void Interleave(IReadOnlyCollection<Timed> all, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var timed in all)
            {
                timed.Measure();
            }
        }
    }

    internal void Measure()
    {
        var operations = 0L;
        var sample = Sample.Of(() => operations = work());
        _cpu.Add(sample.CpuNanoseconds / operations);
        _wall.Add(sample.WallNanoseconds / operations);
    }
}
