using System.CommandLine;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary><c>esp32emu explore</c>: runs scenarios under many schedules, and shows one that fails.</summary>
internal static class ExploreCommand
{
    internal static Command Create(RunConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files, searched one after another; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var until = new Option<string?>("--until") { Description = $"End each run at this virtual time: {TimeUnits.Examples}. A scenario's own end wins if it is earlier.", HelpName = "T" };
        var json = new Option<string?>("--json") { Description = "Write what came of the searches to this file, as JSON.", HelpName = "FILE" };
        var junit = new Option<string?>("--junit") { Description = "Write what came of the searches to this file, as JUnit's XML: one test for each scenario.", HelpName = "FILE" };
        var command = new Command("explore", "Runs scenarios under many schedules: calls come a little later, interrupts within their windows, work takes longer or shorter. Shows the smallest schedule that fails, and how to repeat it.")
        {
            files,
        };
        var options = new ExploreOptions();
        options.AddTo(command);
        foreach (var option in (Option[])[until, json, junit])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var searches = Prepare(parsed, RunFiles.Resolve(parsed.GetValue(files)!, console.Input), parsed.GetValue(until), options, console);
            var inputs = searches.ConvertAll(s => s.File);
            var targets = (Json: parsed.GetValue(json), JUnit: parsed.GetValue(junit));
            CheckTargets(targets.Json, targets.JUnit, inputs);
            using var jsonFile = ReportFile.Open(targets.Json);
            using var junitFile = ReportFile.Open(targets.JUnit);
            var (reports, code) = Search(searches, console);
            jsonFile?.Write(stream => JsonReport.Write(stream, reports));
            junitFile?.Write(stream => JUnitReport.Write(stream, reports));
            return code;
        });
        return command;
    }

    // Everything is read before anything runs or is written: bad input loses nothing.
    private static List<ScenarioSearch> Prepare(ParseResult parsed, RunFiles given, string? until, ExploreOptions options, RunConsole console)
    {
        PathArgument.Check(given.Files, "explore");
        VirtualTime.CheckNotation(until);
        if (given.IsScript)
        {
            var script = Array.Find(given.Files, ScriptCommand.IsScript) ?? given.Files[0];
            throw new InputException($"{script}: explore searches scenarios; a script cannot be searched yet");
        }

        var scenarios = given.Files.Select(f => (File: f, Scenario: given.Typed is { } typed ? ScenarioReader.Parse(typed, f) : ScenarioReader.Read(f))).ToList();
        return scenarios.ConvertAll(s => new ScenarioSearch(
            s.File, s.Scenario, ScenarioEnd.Of(until, s.File, s.Scenario, console, ""), until, options.Read(parsed, s.Scenario.Kernel)));
    }

    private static (List<SearchReport> Reports, int Code) Search(List<ScenarioSearch> searches, RunConsole console)
    {
        using var signal = console.Signals?.Invoke();
        var reports = new List<SearchReport>();
        foreach (var search in searches)
        {
            var report = search.Execute(signal, console);
            reports.Add(report);
            console.Output.Flush();
            if (signal is { HasCome: true })
            {
                return (reports, signal.ExitCode);
            }
        }

        return (reports, reports.Exists(r => r.HasFailed) ? ExitCode.RunFailed : ExitCode.Ok);
    }

    private static void CheckTargets(string? json, string? junit, List<string> inputs)
    {
        var sources = inputs.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var (option, target) in new[] { ("--json", json), ("--junit", junit) })
        {
            PathArgument.CheckTarget(option, target, "a file");
            if (target is not null && sources.Contains(Path.GetFullPath(target)))
            {
                throw new InputException($"{option} would overwrite the scenario {target}; name another file");
            }
        }

        if (json is not null && junit is not null && Path.GetFullPath(json) == Path.GetFullPath(junit))
        {
            throw new InputException($"--json and --junit would both be written to {json}; name two files");
        }
    }
}
