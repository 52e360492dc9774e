using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>What <c>esp32emu run</c> is asked for.</summary>
/// <param name="Files">The scenarios, or one script.</param>
/// <param name="Trace">The file of the trace; null for standard output.</param>
/// <param name="TraceDirectory">The folder of the traces; null for none.</param>
/// <param name="Until">The virtual time of the end, as it was given; null for none.</param>
/// <param name="Extend">Whether that may lie beyond a scenario's own end.</param>
/// <param name="Timeline">Whether a picture of the schedule is wanted on standard output instead of the trace.</param>
/// <param name="Report">Whether the tables are wanted in any case.</param>
/// <param name="Typed">The program itself, when it came from standard input.</param>
internal sealed record RunRequest(string[] Files, string? Trace, string? TraceDirectory, string? Until, bool Extend, bool Timeline, bool Report, string? Typed)
{
    internal string? PathFor(Scenario scenario) =>
        TraceDirectory is null ? Trace : Path.Combine(TraceDirectory, scenario.Name + ".trace");
}
