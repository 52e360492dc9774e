using System.CommandLine;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary><c>esp32emu verify</c>: runs every scenario and script whose trace or output is next to it, and compares.</summary>
internal static class VerifyCommand
{
    internal static Command Create(TextWriter output, TextWriter error, Func<StopSignal>? signals)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Scenarios, scripts, and folders to search for them.", Arity = ArgumentArity.OneOrMore };
        var until = new Option<string?>("--until") { Description = $"Stop each run at this virtual time, as its recording was made: {TimeUnits.Examples}. A scenario's own end wins if it is earlier.", HelpName = "T" };
        var deadline = new Option<string?>("--deadline") { Description = "Stop each run after this much of the host's time, as a failure: 10s, 500ms.", HelpName = "T" };
        var command = new Command(
            "verify",
            "Runs every scenario that has a NAME.trace next to its NAME.json, and every script that has a NAME.out (what it prints) or a NAME.trace next to its NAME.py, and compares them byte for byte.")
        {
            paths, until, deadline,
        };
        command.SetAction(parsed =>
        {
            VirtualTime.CheckNotation(parsed.GetValue(until));
            var time = HostTime.Parse("--deadline", parsed.GetValue(deadline));
            using var signal = signals?.Invoke();
            return Verify(parsed.GetValue(paths)!, new Verification(parsed.GetValue(until), time, signal), signal, output, error);
        });
        return command;
    }

    private static int Verify(string[] paths, Verification verification, StopSignal? signal, TextWriter output, TextWriter error)
    {
        PathArgument.Check(paths, "verify");
        foreach (var recording in paths.Where(Directory.Exists).SelectMany(WithoutProgram).Distinct())
        {
            error.WriteLine($"esp32emu: {recording} cannot be compared: there is no {string.Join(" and no ", ProgramsOf(recording).Select(Path.GetFileName))} next to it");
        }

        var tally = new VerifyTally(verification, signal, output, error);
        foreach (var file in paths.SelectMany(Find).Distinct().ToList())
        {
            if (!tally.Add(file))
            {
                break;
            }
        }

        output.WriteLine(tally);
        return tally.ExitCode;
    }

    private static List<string> Find(string path)
    {
        if (File.Exists(path))
        {
            if (Path.GetExtension(path) is ".trace" or ".out")
            {
                throw new InputException($"{path} is a recording; name the program next to it: {string.Join(" or ", ProgramsOf(path))}");
            }

            if (ScriptCommand.IsScript(path))
            {
                return ScriptRecording.Exists(path) ? [path] : throw ScriptRecording.Missing(path);
            }

            return File.Exists(TraceOf(path))
                ? [path]
                : throw new InputException($"{path} has no trace next to it: {TraceOf(path)} is missing (esp32emu run {path} --trace {TraceOf(path)} writes one)");
        }

        if (!Directory.Exists(path))
        {
            throw new InputException($"{path}: no such file or folder");
        }

        var scenarios = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Where(f => File.Exists(TraceOf(f)));
        var scripts = Directory.EnumerateFiles(path, "*.py", SearchOption.AllDirectories).Where(ScriptRecording.Exists);
        var found = scenarios.Concat(scripts).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0
            ? found
            : throw new InputException($"{path}: the folder holds no scenario with its trace (NAME.json and NAME.trace) and no script with its output or its trace (NAME.py and NAME.out or NAME.trace)");
    }

    private static IEnumerable<string> WithoutProgram(string folder) =>
        Directory.EnumerateFiles(folder, "*.trace", SearchOption.AllDirectories)
            .Where(f => !ProgramsOf(f).Any(File.Exists))
            .Order(StringComparer.Ordinal);

    // What may have produced a recording.
    private static string[] ProgramsOf(string recording) => Path.GetExtension(recording) == ".out"
        ? [Path.ChangeExtension(recording, ".py")]
        : [Path.ChangeExtension(recording, ".json"), Path.ChangeExtension(recording, ".py")];

    /// <summary>The file of a recorded trace.</summary>
    internal static string TraceOf(string scenario) => Path.ChangeExtension(scenario, ".trace");
}
