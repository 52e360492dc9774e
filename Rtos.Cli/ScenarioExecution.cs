using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>A run of a scenario that its host may stop.</summary>
internal static class ScenarioExecution
{
    /// <summary>Runs a scenario to its end, or until it is to stop: then the trace ends there, without final states.</summary>
    /// <param name="run">The scenario.</param>
    /// <param name="trace">Where the trace goes.</param>
    /// <param name="second">Reads the trace too; null for nobody.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="stop">What stops it before.</param>
    /// <param name="watch">Notes which tasks wait for a core; null when nobody will ask.</param>
    /// <returns>The device, as the run has left it.</returns>
    internal static Device Execute(ScenarioRun run, TextWriter trace, TraceSink? second, Instant end, RunStop stop, StarvationWatch? watch)
    {
        var device = new Device(run.Scenario.Kernel);
        device.AddTraceSink(new TextTraceSink(trace));
        if (second is not null)
        {
            device.AddTraceSink(second);
        }

        device.Load(run);
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
