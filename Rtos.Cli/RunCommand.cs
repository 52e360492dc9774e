using System.CommandLine;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary><c>esp32emu run</c>: runs scenarios and writes their traces.</summary>
internal static class RunCommand
{
    internal static Command Create(Func<Stream> input, TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files, or one MicroPython script (.py); a folder with a main.py; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var trace = new Option<string?>("--trace") { Description = "Write the trace to this file instead of standard output (one scenario).", HelpName = "FILE" };
        var traceDirectory = new Option<string?>("--trace-dir") { Description = "Write NAME.trace for each scenario into this folder, and none to standard output.", HelpName = "DIR" };
        var until = new Option<string?>("--until") { Description = "Stop at this virtual time instead of the scenario's own end: cycles, or 2s, 500ms, 20us.", HelpName = "T" };
        var report = new Option<bool>("--report") { Description = "Print tasks, CPU shares, stacks and memory at the end, on standard error." };
        var command = new Command("run", "Runs a MicroPython script: what it prints goes to standard output. Or runs scenarios: their traces go there.")
        {
            files, trace, traceDirectory, until, report,
        };
        var scripts = new ScriptCommand();
        scripts.AddTo(command);
        command.SetAction(parsed =>
        {
            var given = RunFiles.Resolve(parsed.GetValue(files)!, input);
            var request = new Request(
                given.Files,
                parsed.GetValue(trace),
                parsed.GetValue(traceDirectory),
                parsed.GetValue(until),
                parsed.GetValue(report),
                given.Typed);
            return given.IsScript
                ? RunScript(scripts, parsed, request, given.InputOf(input), output, error)
                : RunScenarios(scripts, parsed, request, output, error);
        });
        return command;
    }

    private static int RunScript(
        ScriptCommand scripts, ParseResult parsed, Request request, Func<Stream> input, TextWriter output, TextWriter error)
    {
        PathArgument.Check(request.Files, "run");
        PathArgument.CheckTarget("--trace", request.Trace, "a file");
        if (request.Files.Length > 1)
        {
            throw new InputException($"one script runs at a time, there are {request.Files.Length} files");
        }

        if (request.TraceDirectory is not null)
        {
            throw new InputException("--trace-dir is for scenarios; a script's trace goes to --trace FILE");
        }

        if (request.Trace is not null && Path.GetFullPath(request.Trace) == Path.GetFullPath(request.Files[0]))
        {
            throw new InputException($"--trace would overwrite the script {request.Trace}; name another file");
        }

        return scripts.Run(parsed, request.Files[0], request.Trace, request.Until, request.Report, input, output, error, request.Typed);
    }

    private static int RunScenarios(ScriptCommand scripts, ParseResult parsed, Request request, TextWriter output, TextWriter error)
    {
        scripts.CheckUnused(parsed);
        return Run(request, scripts.Deadline(parsed), output, error);
    }

    private static int Run(Request request, TimeSpan? deadline, TextWriter output, TextWriter error)
    {
        // Everything is read before anything runs or is written: bad input loses nothing.
        PathArgument.Check(request.Files, "run");
        PathArgument.CheckTarget("--trace", request.Trace, "a file");
        PathArgument.CheckTarget("--trace-dir", request.TraceDirectory, "a folder");
        var scenarios = request.Files.Select(f => request.Typed is { } typed ? ScenarioReader.Parse(typed, f) : ScenarioReader.Read(f)).ToList();
        CheckTargets(request, scenarios);
        var ends = new Instant?[scenarios.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = VirtualTime.ParseEnd(request.Until, scenarios[i].Kernel);
        }

        var code = ExitCode.Ok;
        for (var i = 0; i < scenarios.Count; i++)
        {
            if (!RunOne(request, i, scenarios[i], ends[i], deadline, output, error))
            {
                code = ExitCode.RunFailed;
            }
        }

        return code;
    }

    private static bool RunOne(
        Request request, int number, Scenario scenario, Instant? until, TimeSpan? deadline, TextWriter output, TextWriter error)
    {
        var path = request.PathFor(scenario);
        using var file = path is null ? null : TraceFile.Create(path);
        var run = new ScenarioRun(scenario);
        try
        {
            var stopped = ScenarioDeadline.Execute(run, file ?? output, until, deadline, out var device);
            output.Flush();
            if (stopped is not null)
            {
                error.WriteLine($"esp32emu: {request.Files[number]}: {stopped}");
            }

            if (request.Report || stopped is not null)
            {
                error.Write(device.Report);
            }

            return stopped is null;
        }
        catch (DevicePanicException e)
        {
            output.Flush();
            var where = run.CurrentLocation is { } location
                ? $"{location.SourceName}({location.Line},{location.Column}): {location.Path}: "
                : $"{request.Files[number]}: ";
            error.WriteLine($"esp32emu: {where}{e.Panic}");
            return false;
        }
    }

    private static void CheckTargets(Request request, List<Scenario> scenarios)
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

    private sealed record Request(string[] Files, string? Trace, string? TraceDirectory, string? Until, bool Report, string? Typed)
    {
        internal string? PathFor(Scenario scenario) =>
            TraceDirectory is null ? Trace : Path.Combine(TraceDirectory, scenario.Name + ".trace");
    }
}
