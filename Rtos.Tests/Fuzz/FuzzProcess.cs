using System.Diagnostics;
using System.Text.Json;
using Rtos.Fuzz;

namespace Rtos.Tests.Fuzz;

/// <summary>The fuzzer as a process of its own.</summary>
internal static class FuzzProcess
{
    /// <summary>Starts it; its output is ours to read.</summary>
    internal static Process Start(params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(RangeSet).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Runs it to its end.</summary>
    internal static (int Code, string Output) Run(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary>The counts in a state file: programs, outcomes, findings.</summary>
    internal static string Counts(string folder, string campaign)
    {
        using var state = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, campaign, "state.json")));
        var root = state.RootElement;
        return $"{root.GetProperty("Programs")} {root.GetProperty("Outcomes")} {root.GetProperty("Findings")} {root.GetProperty("Done")}";
    }
}
