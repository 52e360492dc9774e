using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>The options of <c>esp32emu run</c>.</summary>
/// <param name="Files">The scenarios, or one script.</param>
/// <param name="Trace">The file of the trace; null for standard output.</param>
/// <param name="TraceDirectory">The folder of the traces; null for none.</param>
/// <param name="Until">The virtual end time, as given; null for none.</param>
/// <param name="Extend">Whether that may be after a scenario's own end.</param>
/// <param name="Timeline">Whether to draw the schedule on standard output instead of printing the trace.</param>
/// <param name="Report">Whether to always print the tables.</param>
/// <param name="Typed">The program itself, if it came from standard input.</param>
/// <param name="Schedule">The schedule to repeat, as given; null for the usual one.</param>
internal sealed record RunRequest(string[] Files, string? Trace, string? TraceDirectory, string? Until, bool Extend, bool Timeline, bool Report, string? Typed, string? Schedule)
{
    internal string? PathFor(Scenario scenario) =>
        TraceDirectory is null ? Trace : Path.Combine(TraceDirectory, scenario.Name + ".trace");
}
