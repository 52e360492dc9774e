using System.Globalization;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Prints what is wrong with a scenario file, each mistake on a line.</summary>
internal static class ProblemReport
{
    private const int Most = 20;

    internal static void Write(TextWriter error, ScenarioException refused)
    {
        foreach (var problem in refused.Problems.Take(Most))
        {
            error.WriteLine($"esp32emu: {problem}");
        }

        var more = refused.Problems.Count - Most;
        if (more > 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"esp32emu: {refused.Location.SourceName}: and {more} more mistake{(more == 1 ? "" : "s")}"));
        }
    }
}
