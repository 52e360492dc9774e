using System.Diagnostics;
using Rtos.Core;
using Rtos.Explore;
using Rtos.Testing;

namespace Rtos.Cli;

/// <summary>The search of one file: what is said of it, and what came of it.</summary>
/// <param name="searched">The program.</param>
internal sealed class FileSearch(SearchedFile searched)
{
    private readonly string _file = searched.File;
    private readonly SearchOptions _options = searched.Options;

    /// <summary>Searches.</summary>
    /// <param name="signal">Ctrl-C and SIGTERM; null if nothing listens for them.</param>
    /// <param name="console">Receives what is said.</param>
    internal SearchReport Execute(StopSignal? signal, RunConsole console)
    {
        using var stop = new SearchStop(signal, _options.Time);
        var report = Search(stop, console);
        if (report.Problem is { } problem)
        {
            console.Say($"{_file}: {problem}");
            return report;
        }

        // A panic has its place, which begins with the name of the file.
        console.Output.Write(report.Text.StartsWith($"{_file}(", StringComparison.Ordinal) ? report.Text : $"{_file}: {report.Text}");
        return report;
    }

    private SearchReport Search(SearchStop stop, RunConsole console)
    {
        var report = new SearchReport(_file, _options);
        try
        {
            var outcome = Run(stop, console);
            return outcome.Finding is null
                ? Nothing(report, outcome, stop)
                : report with { Outcome = outcome, Text = SearchMessage.Write(searched.Make(null), outcome, _options.Schedules, Replay, console.Width) };
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
        var progress = console.IsErrorATerminal ? new ProgressLine(console.Error, TerminalWidth.Columns, _file, _options.Schedules) : null;
        var start = Stopwatch.GetTimestamp();
        progress?.Show(default, TimeSpan.Zero);
        try
        {
            var told = _options with { Progress = progress is null ? null : done => progress.Show(done, Stopwatch.GetElapsedTime(start)) };
            return new ScheduleSearcher(searched.Make(stop), told).Run(stop.Token);
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
        var seen = outcome with { Schedules = Math.Max(0, outcome.Schedules - stop.RunsCutShort), Proven = -1, IsStopped = false };
        var text = seen.Schedules == 0 ? "the usual run was not over" : SearchMessage.WriteNothing(seen);
        return report with { Outcome = seen, Text = $"stopped: {text}\n", IsStopped = true };
    }

    private string Replay(string schedule)
    {
        var name = RunFiles.IsStandardInput(_file) ? "-" : ShellWord.Quote(_file);
        var ended = searched.Until is { } until ? $" --until {ShellWord.Quote(until)}" : "";
        return $"To repeat it:\n  esp32emu run {name}{ended} --schedule {schedule}\n";
    }
}
