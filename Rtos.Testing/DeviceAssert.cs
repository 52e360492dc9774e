using System.Diagnostics;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Assertions on the state of a device: <c>device.AssertNoDeadlock()</c>.</summary>
/// <remarks>The stack trace of the failure begins at the caller.</remarks>
[StackTraceHidden]
public static class DeviceAssert
{
    /// <summary>Asserts that no tasks wait for each other's mutexes in a cycle without a time-out.</summary>
    /// <param name="device">The device, between two runs.</param>
    /// <exception cref="TraceAssertException">
    /// There is a cycle, as reported by <see cref="DeviceReport.Deadlock"/>; if the trace is recorded, the message shows the lines before
    /// the last of the tasks began to wait, and the schedule around that instant.
    /// </exception>
    public static void AssertNoDeadlock(this Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.Report.DescribeDeadlock() is not { } deadlock)
        {
            return;
        }

        if (!device.IsTraceRecorded)
        {
            throw new TraceAssertException(deadlock);
        }

        var closed = WaitGraph.FindCycle(device.Scheduler).Max(t => t.Call.Since);
        TraceFailure.At(device.Trace, TraceFailure.FirstAfter(device.Trace, closed), deadlock);
    }
}
