using System.Runtime.InteropServices;

namespace Rtos.Bench;

/// <summary>The processor time of the processes that this one has started and waited for (<c>getrusage</c>).</summary>
internal static partial class ChildProcesses
{
    private const int Children = -1;

    /// <summary>Whether the operating system tells it.</summary>
    internal static bool AreCounted => !OperatingSystem.IsWindows();

    /// <summary>User and kernel time of all of them.</summary>
    internal static TimeSpan ProcessorTime
    {
        get
        {
            var usage = new long[Words];
            return GetUsage(Children, usage) == 0
                ? Time(usage[0], usage[1]) + Time(usage[2], usage[3])
                : throw new InvalidOperationException("getrusage failed");
        }
    }

    // Two times of two words each, then fourteen counters.
    private static int Words => 4 + 14;

    // On macOS the microseconds take half a word; the other half is padding.
    private static TimeSpan Time(long seconds, long microseconds) =>
        TimeSpan.FromSeconds(seconds) + TimeSpan.FromMicroseconds((int)microseconds);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
