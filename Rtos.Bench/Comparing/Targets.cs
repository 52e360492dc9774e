namespace Rtos.Bench;

/// <summary>What the kernel may cost at most, and what the real kernel took when it was measured; in units U.</summary>
internal static class Targets
{
    /// <summary>From 10 to 100,000 sleepers a sleep and wake may become so many times dearer.</summary>
    internal const double Growth = 12;

    internal const double BytesPerSleepingTask = 256;

    internal const double SecondsForAMillionTasks = 2;

    internal const double KibibytesPerIdleDevice = 25;

    /// <summary>CPU of ten thousand devices that lie idle in a host, in percent of one core: hardly to be measured.</summary>
    internal const double PercentOfIdleFleet = 1;

    internal const double ThroughputOfTwoWorkers = 1.8;

    private static readonly Dictionary<string, (double Target, double RealKernel)> Rows = new()
    {
        ["W1"] = (0.03, 0.017),
        ["W2"] = (0.18, 0.18),
        ["W3"] = (0.27, 0.28),
        ["W4"] = (0.07, 0.07),
        ["W5"] = (0.5, 0.5),
        ["W6"] = (0.2, 0.28),
        ["W7"] = (0.8, 790),
        ["W8"] = (0.6, 5.2),
        ["W9"] = (0.25, 0.16),
        ["W9-text"] = (0.4, 0.25),
    };

    internal static (double? Target, double? RealKernel) Of(string workload) =>
        Rows.TryGetValue(workload, out var row) ? (row.Target, row.RealKernel) : (null, null);
}
