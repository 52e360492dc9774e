namespace Rtos.Bench;

/// <summary>All that <c>compare</c> has measured.</summary>
/// <param name="UnitNanoseconds">U: CPU time of a round of two async methods and two semaphores.</param>
/// <param name="Rounds">How often each workload was measured; figures are medians.</param>
/// <param name="Workloads">W1 to W9.</param>
/// <param name="Growth">Workloads with more and more tasks or timers.</param>
/// <param name="Figures">Memory, creation, many devices.</param>
internal sealed record Comparison(
    double UnitNanoseconds,
    int Rounds,
    IReadOnlyList<WorkloadRow> Workloads,
    IReadOnlyList<GrowthRow> Growth,
    IReadOnlyList<FigureRow> Figures);

/// <summary>What a workload costs.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Operation">What is counted.</param>
/// <param name="Nanoseconds">CPU time of an operation.</param>
/// <param name="Ratio">The same in units U.</param>
/// <param name="Target">The most it may be, in U.</param>
/// <param name="Verdict">Whether it is.</param>
/// <param name="RealKernel">What the real kernel took once, on another machine, in U.</param>
/// <param name="BytesPerOperation">What is allocated in the steady state.</param>
/// <param name="VirtualSecondsPerSecond">How much faster than the chip; null where no virtual time passes.</param>
/// <param name="Others">CPU time of the nearest equals, in ns, by name.</param>
internal sealed record WorkloadRow(
    string Name,
    string Operation,
    double Nanoseconds,
    double Ratio,
    double? Target,
    Verdict Verdict,
    double? RealKernel,
    double BytesPerOperation,
    double? VirtualSecondsPerSecond,
    IReadOnlyDictionary<string, double> Others);

/// <summary>What an operation costs with so many tasks or timers.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Count">How many tasks or timers.</param>
/// <param name="Nanoseconds">CPU time of an operation, start-up not included.</param>
/// <param name="Ratio">The same in units U.</param>
internal sealed record GrowthRow(string Workload, int Count, double Nanoseconds, double Ratio);

/// <summary>A single figure.</summary>
/// <param name="Name">What it is, with what it includes.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Target">The most it may be, or the least.</param>
/// <param name="Verdict">Whether it is.</param>
internal sealed record FigureRow(string Name, double Value, string Unit, double? Target, Verdict Verdict)
{
    internal static FigureRow AtMost(string name, double value, string unit, double? target) =>
        new(name, value, unit, target, Verdicts.AtMost(value, target));

    internal static FigureRow AtLeast(string name, double value, string unit, double target) =>
        new(name, value, unit, target, value >= target ? Verdict.Ok : Verdict.Missed);
}
