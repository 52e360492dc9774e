using System.Diagnostics;

namespace Rtos.Hosting;

/// <summary>The source of the activities.</summary>
internal static class EmulatorActivities
{
    internal static ActivitySource Source { get; } = new(EmulatorTelemetry.ActivitySourceName);
}
