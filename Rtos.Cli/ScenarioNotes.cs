using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Finds parts of a scenario that have no effect, which its author may not have intended.</summary>
internal static class ScenarioNotes
{
    /// <summary>Examines a scenario that ran to its end.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="end">Where it ended.</param>
    /// <param name="clock">The clock of its device.</param>
    internal static IEnumerable<string> Of(Scenario scenario, Instant end, DeviceClock clock)
    {
        if (scenario.Tasks.Count == 0)
        {
            yield return "the scenario has no tasks, so only the kernel's own ran";
        }
        else if (scenario.Interrupts.Count == 0 && scenario.Tasks.All(t => !t.Autostart))
        {
            yield return "no task was started: all have \"autostart\": false";
        }

        // A user who ends the run earlier with --until knows what is left out.
        var late = end < scenario.Until ? [] : scenario.Interrupts.Where(i => i.At >= end).ToList();
        if (late.Count > 0)
        {
            var first = late[0];
            var others = late.Count > 1 ? $"; neither {(late.Count == 2 ? "does 1 other" : FormattableString.Invariant($"do {late.Count - 1} others"))}" : "";
            yield return FormattableString.Invariant(
                $"interrupt {first.Index} at {Time(first.At)} does not happen, as the scenario ends at {Time(end)}{others}");
        }

        string Time(Instant instant) => clock.Milliseconds(instant - Instant.Start);
    }
}
