using Rtos.Core;

namespace Rtos.Tests.Testing;

/// <summary>Events of a made-up trace.</summary>
internal static class TraceLines
{
    internal static void Switch(this TraceSink trace, Instant time, CoreId core, string task) =>
        trace.Write(new TraceEvent(TraceEventKind.Switch, time, core, task));
}
