using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Runs a scenario that its host may stop.</summary>
internal static class ScenarioExecution
{
    /// <summary>Runs a scenario to its end, or until it is stopped: then the trace ends there, without final states.</summary>
    /// <param name="run">The scenario.</param>
    /// <param name="trace">Receives the trace.</param>
    /// <param name="second">A second trace reader, or null.</param>
    /// <param name="end">The end of the run.</param>
    /// <param name="stop">Stops it early.</param>
    /// <param name="watch">Records which tasks wait for a core; null if not needed.</param>
    /// <param name="replay">The schedule that it repeats; null for the usual one.</param>
    /// <returns>The device after the run.</returns>
    internal static Device Execute(ScenarioRun run, TextWriter trace, TraceSink? second, Instant end, RunStop stop, StarvationWatch? watch, ScheduleReplay? replay = null)
    {
        var device = new Device(run.Scenario.Kernel);
        device.AddTraceSink(new TextTraceSink(trace));
        if (second is not null)
        {
            device.AddTraceSink(second);
        }

        device.Load(run);
        replay?.Attach(device);
        var isStopped = device.RunUntil(
            () =>
            {
                watch?.Look(device);
                return stop.Check();
            },
            end);
        if (!isStopped)
        {
            run.WriteFinalStates(trace);
        }

        return device;
    }
}
