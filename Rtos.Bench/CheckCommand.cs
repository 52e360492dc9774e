using System.Globalization;

namespace Rtos.Bench;

/// <summary><c>check</c>: runs the workloads and asserts what they count.</summary>
internal static class CheckCommand
{
    private const int Small = 200_000;
    private const int Full = 8_000_000;

    // The digest of the full size is the real kernel's; that of the small one was computed here once.
    private const ulong SmallDigest = 0x424ec0bacc24f9e3;
    private const ulong FullDigest = 0xaf6bdb6b7e1e6283;

    internal static int Run(TextWriter output, bool full)
    {
        var n = full ? Full : Small;
        var passed = Check(output, "W1 yield", 2L * n, 2L * n, () => Workloads.Yield(n))
            & Check(output, "W2 notification round trip", n, n, () => Workloads.NotifyRoundTrip(n))
            & Check(output, "W3 queue round trip", n, n, () => Workloads.QueueRoundTrip(n))
            & Check(output, "W4 queue item", n, full ? FullDigest : SmallDigest, () => Workloads.ProducersAndConsumers(n));
        passed &= Check(output, "unit: semaphores in .NET", n, n, () => Yardstick.SemaphoreRoundTrip(n));
        return passed ? 0 : 1;
    }

    private static bool Check<T>(TextWriter output, string name, long operations, T expected, Func<T> workload)
        where T : IEquatable<T>, IFormattable
    {
        // The time of the CPU and not of the clock: what else the machine does counts less.
        var began = Environment.CpuUsage.TotalTime;
        var actual = workload();
        var nanoseconds = (Environment.CpuUsage.TotalTime - began).TotalNanoseconds / operations;
        var passed = actual.Equals(expected);
        var format = expected is ulong ? "x16" : "d";
        var verdict = passed ? "ok" : $"WRONG, expected {expected.ToString(format, CultureInfo.InvariantCulture)}";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-28}{nanoseconds,7:f1} ns  {actual.ToString(format, CultureInfo.InvariantCulture)}  {verdict}"));
        return passed;
    }
}
