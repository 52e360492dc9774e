using System.Diagnostics;

namespace Rtos.Hosting;

/// <summary>Where the activities come from.</summary>
internal static class EmulatorActivities
{
    internal static ActivitySource Source { get; } = new(EmulatorTelemetry.ActivitySourceName);
}
