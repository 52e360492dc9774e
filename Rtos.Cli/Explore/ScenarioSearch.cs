using System.Diagnostics;
using Rtos.Core;
using Rtos.Explore;
using Rtos.Scenarios;
using Rtos.Testing;

namespace Rtos.Cli;

/// <summary>The search of one scenario: what is said of it, and what came of it.</summary>
/// <param name="file">The scenario's file, as given.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="end">The end of each run.</param>
/// <param name="until">The value of <c>--until</c>; null if it is not given.</param>
/// <param name="options">How it is searched.</param>
internal sealed class ScenarioSearch(string file, Scenario scenario, Instant end, string? until, SearchOptions options)
{
    /// <summary>The scenario's file, as given.</summary>
    internal string File => file;

    /// <summary>Searches.</summary>
    /// <param name="signal">Ctrl-C and SIGTERM; null if nothing listens for them.</param>
    /// <param name="console">Receives what is said.</param>
    internal SearchReport Execute(StopSignal? signal, RunConsole console)
    {
        using var stop = new SearchStop(signal, options.Time);
        var report = Search(stop, console);
        if (report.Problem is { } problem)
        {
            console.Say($"{file}: {problem}");
            return report;
        }

        // A panic has its place, which begins with the name of the file.
        console.Output.Write(report.Text.StartsWith($"{file}(", StringComparison.Ordinal) ? report.Text : $"{file}: {report.Text}");
        return report;
    }

    private SearchReport Search(SearchStop stop, RunConsole console)
    {
        var report = new SearchReport(file, options);
        try
        {
            var outcome = Run(stop, console);
            return outcome.Finding is null
                ? Nothing(report, outcome, stop)
                : report with { Outcome = outcome, Text = SearchMessage.Write(new ScenarioSubject(scenario, end), outcome, options.Schedules, Replay, console.Width) };
        }
        catch (UnsearchableException) when (stop.HasSignalCome)
        {
            // The run that was to be the same was cut short.
            return Nothing(report, new SearchOutcome(0, TimeSpan.Zero, 0, -1, null, true), stop);
        }
        catch (UnsearchableException e)
        {
            return report with { Problem = e.Message };
        }
    }

    private SearchOutcome Run(SearchStop stop, RunConsole console)
    {
        var progress = console.IsErrorATerminal ? new ProgressLine(console.Error, TerminalWidth.Columns, file, options.Schedules) : null;
        var start = Stopwatch.GetTimestamp();
        progress?.Show(0, TimeSpan.Zero);
        try
        {
            var told = options with { Progress = progress is null ? null : done => progress.Show(done, Stopwatch.GetElapsedTime(start)) };
            return new ScheduleSearcher(new ScenarioSubject(scenario, end, stop), told).Run(stop.Token);
        }
        finally
        {
            progress?.Clear();
        }
    }

    private static SearchReport Nothing(SearchReport report, SearchOutcome outcome, SearchStop stop)
    {
        if (!stop.HasSignalCome)
        {
            return report with { Outcome = outcome, Text = SearchMessage.WriteNothing(outcome) + "\n" };
        }

        // Runs that were cut short have shown nothing.
        var seen = outcome with { Schedules = Math.Max(0, outcome.Schedules - stop.RunsCutShort), Proven = -1 };
        var text = seen.Schedules == 0 ? "the usual run was not over" : SearchMessage.WriteNothing(seen);
        return report with { Outcome = seen, Text = $"stopped: {text}\n", IsStopped = true };
    }

    private string Replay(string schedule)
    {
        var name = RunFiles.IsStandardInput(file) ? "-" : ShellWord.Quote(file);
        var ended = until is not null && end < scenario.Until ? $" --until {ShellWord.Quote(until)}" : "";
        return $"To repeat it:\n  esp32emu run {name}{ended} --schedule {schedule}\n";
    }
}
