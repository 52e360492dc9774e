using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Where a run of a scenario ends: at its own end, or earlier.</summary>
internal static class ScenarioEnd
{
    // A time beyond the scenario's own end is no longer the scenario that its author has written.

    /// <summary>The end, and a message if the scenario ends before the time that was asked for.</summary>
    /// <param name="until">The value of <c>--until</c>; null if it is not given.</param>
    /// <param name="file">The scenario's file, as given.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="console">Receives the message.</param>
    /// <param name="advice">The end of the message.</param>
    internal static Instant Of(string? until, string file, Scenario scenario, RunConsole console, string advice)
    {
        if (VirtualTime.ParseEnd(until, scenario.Kernel) is not { } asked || asked <= scenario.Until)
        {
            return VirtualTime.ParseEnd(until, scenario.Kernel) ?? scenario.Until;
        }

        var own = new Device(scenario.Kernel).Clock.Milliseconds(scenario.Until - Instant.Start);
        console.Say($"{file}: the scenario ends at {own}, before --until {until}{advice}");
        return scenario.Until;
    }
}
