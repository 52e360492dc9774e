using System.CommandLine;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary><c>esp32emu explore</c>: runs scenarios and scripts under many schedules, and shows one that fails.</summary>
internal static class ExploreCommand
{
    internal static Command Create(RunConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files and MicroPython scripts (.py), searched one after another; a folder with a main.py; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var until = new Option<string?>("--until") { Description = $"End each run at this virtual time: {TimeUnits.Examples}. A scenario's own end wins if it is earlier; a script ends after 10s if nothing is given.", HelpName = "T" };
        var json = new Option<string?>("--json") { Description = "Write what came of the searches to this file, as JSON.", HelpName = "FILE" };
        var junit = new Option<string?>("--junit") { Description = "Write what came of the searches to this file, as JUnit's XML: one test for each file.", HelpName = "FILE" };
        var command = new Command("explore", "Runs scenarios and scripts under many schedules: calls come a little later, interrupts within their windows, work takes longer or shorter. Shows the smallest schedule that fails, and how to repeat it.")
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
    private static List<SearchedFile> Prepare(ParseResult parsed, RunFiles given, string? until, ExploreOptions options, RunConsole console)
    {
        PathArgument.Check(given.Files, "explore");
        VirtualTime.CheckNotation(until);
        return [.. given.Files.Select(f => ScriptCommand.IsScript(f) || (given.Typed is not null && given.IsScript)
            ? OfScript(parsed, f, given.Typed, until, options, console)
            : OfScenario(parsed, f, given.Typed, until, options, console))];
    }

    private static SearchedFile OfScenario(ParseResult parsed, string file, string? typed, string? until, ExploreOptions options, RunConsole console)
    {
        var scenario = typed is null ? ScenarioReader.Read(file) : ScenarioReader.Parse(typed, file);
        var end = ScenarioEnd.Of(until, file, scenario, console, "");
        return new SearchedFile(
            file, stop => new ScenarioSubject(scenario, end, stop), until is not null && end < scenario.Until ? until : null, options.Read(parsed, scenario.Kernel));
    }

    private static SearchedFile OfScript(ParseResult parsed, string file, string? typed, string? until, ExploreOptions options, RunConsole console)
    {
        var script = ScriptCommand.Load(file, typed);
        if (script.ReadsInput)
        {
            throw new InputException($"{file}: the script reads input, and a search has none; give it what it reads as values");
        }

        ScriptCommand.Warn(script, console.Error);
        var config = ConfigurationFile.Find(null, file, console.Error)?.Menu ?? ScriptCommand.DefaultConfig;
        var end = ScriptSubject.EndOf(until, config);
        return new SearchedFile(
            file, stop => new ScriptSubject(script, config, ScriptRunOptions.Usual(config), end, stop), until, options.Read(parsed, config.ToDeviceConfiguration()));
    }

    private static (List<SearchReport> Reports, int Code) Search(List<SearchedFile> searches, RunConsole console)
    {
        using var signal = console.Signals?.Invoke();
        var reports = new List<SearchReport>();
        foreach (var search in searches)
        {
            var report = new FileSearch(search).Execute(signal, console);
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
                throw new InputException($"{option} would overwrite the input {target}; name another file");
            }
        }

        if (json is not null && junit is not null && Path.GetFullPath(json) == Path.GetFullPath(junit))
        {
            throw new InputException($"--json and --junit would both be written to {json}; name two files");
        }
    }
}
