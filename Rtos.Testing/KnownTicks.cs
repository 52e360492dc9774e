using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The length of a tick for the traces of test devices: a trace does not know it, and columns should be aligned to ticks.</summary>
internal static class KnownTicks
{
    private static readonly ConditionalWeakTable<TraceRecorder, object> Lengths = [];

    internal static void Remember(TraceRecorder trace, Cycles tick) => Lengths.AddOrUpdate(trace, tick);

    /// <summary>The length of a tick, or none if the trace is not a test device's.</summary>
    internal static Cycles? Of(TraceRecorder trace) => Lengths.TryGetValue(trace, out var tick) ? (Cycles)tick : null;
}
