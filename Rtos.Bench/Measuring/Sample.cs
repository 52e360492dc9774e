using System.Diagnostics;

namespace Rtos.Bench;

/// <summary>What one run took.</summary>
/// <param name="CpuNanoseconds">CPU time of the process: what else the machine does counts less than by the clock.</param>
/// <param name="WallNanoseconds">Time by the clock.</param>
internal readonly record struct Sample(double CpuNanoseconds, double WallNanoseconds)
{
    internal static Sample Of(Action work)
    {
        // What earlier runs have left behind is not this run's to clear away.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var wall = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        work();
        return new Sample((Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds, Stopwatch.GetElapsedTime(wall).TotalNanoseconds);
    }
}
