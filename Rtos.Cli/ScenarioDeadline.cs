using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>A run of a scenario that may take so much of the host's time.</summary>
internal static class ScenarioDeadline
{
    /// <summary>Runs a scenario to its end, or until the deadline: then the trace ends there, without final states.</summary>
    /// <param name="run">The scenario.</param>
    /// <param name="trace">Where the trace goes.</param>
    /// <param name="until">Where to stop instead of the scenario's own end; null for that.</param>
    /// <param name="time">The host's time that it may take; null for any.</param>
    /// <param name="device">The device, as the run has left it.</param>
    /// <returns>What is to be said when the deadline has ended the run; null when it has not.</returns>
    internal static string? Execute(ScenarioRun run, TextWriter trace, Instant? until, TimeSpan? time, out Device device)
    {
        if (time is null)
        {
            device = run.Execute(trace, until);
            return null;
        }

        device = new Device(run.Scenario.Kernel);
        device.AddTraceSink(new TextTraceSink(trace));
        device.Load(run);
        var end = until ?? run.Scenario.Until;
        var deadline = new HostDeadline(time);
        device.RunUntil(deadline.Check, device.Clock.ToTimeSpan(end - device.Now));
        if (deadline.HasPassed)
        {
            return HostDeadline.Message(device.Clock.ToTimeSpan(device.Now - Instant.Start));
        }

        // A TimeSpan does not reach each cycle.
        device.RunUntil(end);
        run.WriteFinalStates(trace);
        return null;
    }
}
