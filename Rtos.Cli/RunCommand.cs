using System.CommandLine;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary><c>esp32emu run</c>: runs scenarios and writes their traces.</summary>
internal static class RunCommand
{
    internal static Command Create(RunConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files, or one MicroPython script (.py); a folder with a main.py; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var trace = new Option<string?>("--trace") { Description = "Write the trace to this file instead of standard output (one scenario).", HelpName = "FILE" };
        var traceDirectory = new Option<string?>("--trace-dir") { Description = "Write NAME.trace for each scenario into this folder, and none to standard output.", HelpName = "DIR" };
        var until = new Option<string?>("--until") { Description = $"Stop at this virtual time: {TimeUnits.Examples}. A scenario's own end wins if it is earlier.", HelpName = "T" };
        var extend = new Option<bool>("--extend") { Description = "Let --until go beyond a scenario's own end." };
        var timeline = new Option<bool>("--timeline") { Description = "Draw the schedule of one scenario on standard output instead of printing its trace." };
        var schedule = new Option<string?>("--schedule") { Description = "Repeat a schedule that esp32emu explore has found (one scenario).", HelpName = "S" };
        var report = new Option<bool>("--report") { Description = "Print tasks, CPU shares, stacks and memory at the end, on standard error." };
        var command = new Command("run", "Runs a MicroPython script: what it prints goes to standard output. Or runs scenarios: their traces go there.")
        {
            files, trace, traceDirectory, until, extend, timeline, schedule, report,
        };
        var scripts = new ScriptCommand();
        scripts.AddTo(command);
        command.SetAction(parsed =>
        {
            var given = RunFiles.Resolve(parsed.GetValue(files)!, console.Input);
            var request = new RunRequest(
                given.Files,
                parsed.GetValue(trace),
                parsed.GetValue(traceDirectory),
                parsed.GetValue(until),
                parsed.GetValue(extend),
                parsed.GetValue(timeline),
                parsed.GetValue(report),
                given.Typed,
                parsed.GetValue(schedule));
            return given.IsScript
                ? RunScript(scripts, parsed, request, console with { Input = given.InputOf(console.Input) })
                : RunScenarios(scripts, parsed, request, console);
        });
        return command;
    }

    private static int RunScript(ScriptCommand scripts, ParseResult parsed, RunRequest request, RunConsole console)
    {
        PathArgument.Check(request.Files, "run");
        PathArgument.CheckTarget("--trace", request.Trace, "a file");
        if (request.Files.Length > 1)
        {
            throw new InputException($"one script runs at a time; {request.Files[1]} would be a second one");
        }

        if (request.TraceDirectory is not null)
        {
            throw new InputException("--trace-dir is for scenarios; a script's trace goes to --trace FILE");
        }

        if (request.Extend || request.Timeline)
        {
            throw new InputException($"{(request.Extend ? "--extend" : "--timeline")} is for scenarios, not for scripts");
        }

        if (request.Trace is not null && Path.GetFullPath(request.Trace) == Path.GetFullPath(request.Files[0]))
        {
            throw new InputException($"--trace would overwrite the script {request.Trace}; name another file");
        }

        return scripts.Run(parsed, request, console);
    }

    private static int RunScenarios(ScriptCommand scripts, ParseResult parsed, RunRequest request, RunConsole console)
    {
        scripts.CheckUnused(parsed);
        var deadline = scripts.Deadline(parsed);

        // Everything is read before anything runs or is written: bad input loses nothing.
        PathArgument.Check(request.Files, "run");
        CheckOptions(request);
        var scenarios = request.Files.Select(f => request.Typed is { } typed ? ScenarioReader.Parse(typed, f) : ScenarioReader.Read(f)).ToList();
        CheckTargets(request, scenarios);
        var runs = scenarios.Select((s, i) => Prepare(request, request.Files[i], s, console)).ToList();
        using var signal = console.Signals?.Invoke();
        var code = ExitCode.Ok;
        foreach (var run in runs)
        {
            var own = run.Execute(new RunStop(deadline, signal), request, console);
            code = Math.Max(code, own);
            if (signal is { HasCome: true })
            {
                return own;
            }
        }

        return code;
    }

    private static ScenarioCommandRun Prepare(RunRequest request, string file, Scenario scenario, RunConsole console)
    {
        var end = request.Extend && VirtualTime.ParseEnd(request.Until, scenario.Kernel) is { } asked
            ? asked
            : ScenarioEnd.Of(request.Until, file, scenario, console, "; use --extend to run longer");
        var replay = request.Schedule is { } schedule ? ScheduleReplay.Of(schedule, new ScenarioSubject(scenario, end)) : null;
        return new ScenarioCommandRun(file, scenario, request.PathFor(scenario), end, replay);
    }

    private static void CheckOptions(RunRequest request)
    {
        PathArgument.CheckTarget("--trace", request.Trace, "a file");
        PathArgument.CheckTarget("--trace-dir", request.TraceDirectory, "a folder");
        if (request.Timeline && request.Files.Length > 1)
        {
            throw new InputException($"--timeline draws one scenario, there are {request.Files.Length}");
        }

        if (request.Schedule is not null && request.Files.Length > 1)
        {
            throw new InputException($"--schedule repeats one scenario, there are {request.Files.Length}");
        }

        if (request.Extend && request.Until is null)
        {
            throw new InputException("--extend needs the time of --until");
        }
    }

    private static void CheckTargets(RunRequest request, List<Scenario> scenarios)
    {
        if (request.Trace is not null && request.TraceDirectory is not null)
        {
            throw new InputException("--trace and --trace-dir exclude each other; take one of them");
        }

        if (request.Trace is not null && scenarios.Count > 1)
        {
            throw new InputException($"--trace takes one scenario, there are {scenarios.Count}; use --trace-dir DIR");
        }

        var sources = request.Files.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        if (scenarios.Select(request.PathFor).FirstOrDefault(p => p is not null && sources.Contains(Path.GetFullPath(p))) is { } source)
        {
            throw request.Trace is not null
                ? new InputException($"--trace would overwrite the scenario {source}; name another file")
                : new InputException($"--trace-dir would overwrite the scenario {source}; name another folder");
        }

        if (request.TraceDirectory is not null
            && scenarios.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"two scenarios are named \"{twice.Key}\": both would be written to {twice.Key}.trace");
        }
    }
}
