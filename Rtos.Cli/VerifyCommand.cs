using System.CommandLine;
using System.Globalization;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary><c>esp32emu verify</c>: runs every scenario and script whose trace or output is beside it, and compares.</summary>
internal static class VerifyCommand
{
    internal static Command Create(TextWriter output, TextWriter error)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Scenarios, scripts, and folders to search for them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(
            "verify",
            "Runs every scenario that has a NAME.trace next to its NAME.json, and every script that has a NAME.out (what it prints) or a NAME.trace next to its NAME.py, and compares them byte for byte.")
        {
            paths,
        };
        command.SetAction(parsed => Verify(parsed.GetValue(paths)!, output, error));
        return command;
    }

    private static int Verify(string[] paths, TextWriter output, TextWriter error)
    {
        PathArgument.Check(paths, "verify");
        var passed = 0;
        var differing = 0;
        var unreadable = 0;
        foreach (var file in paths.SelectMany(Find).Distinct().ToList())
        {
            try
            {
                if ((ScriptCommand.IsScript(file) ? ScriptVerification.Compare(file) : Compare(file)) is not { } difference)
                {
                    passed++;
                    continue;
                }

                differing++;
                output.WriteLine(difference);
            }
            catch (ScenarioException e)
            {
                unreadable++;
                ProblemReport.Write(error, e);
            }
            catch (InputException e)
            {
                unreadable++;
                error.WriteLine($"esp32emu: {e.Message}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {differing + unreadable} failed"));
        return differing > 0 ? ExitCode.RunFailed : unreadable > 0 ? ExitCode.BadInput : ExitCode.Ok;
    }

    private static List<string> Find(string path)
    {
        if (File.Exists(path))
        {
            if (ScriptCommand.IsScript(path))
            {
                return ScriptVerification.IsRecorded(path) ? [path] : throw ScriptVerification.NotRecorded(path);
            }

            return File.Exists(TraceOf(path))
                ? [path]
                : throw new InputException($"{path} has no trace next to it: {TraceOf(path)} is missing (esp32emu run {path} --trace {TraceOf(path)} writes one)");
        }

        if (!Directory.Exists(path))
        {
            throw new InputException($"{path}: there is no such file or folder");
        }

        var scenarios = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Where(f => File.Exists(TraceOf(f)));
        var scripts = Directory.EnumerateFiles(path, "*.py", SearchOption.AllDirectories).Where(ScriptVerification.IsRecorded);
        var found = scenarios.Concat(scripts).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0
            ? found
            : throw new InputException($"{path}: the folder holds no scenario with its trace (NAME.json and NAME.trace) and no script with its output or its trace (NAME.py and NAME.out or NAME.trace)");
    }

    private static string TraceOf(string scenario) => Path.ChangeExtension(scenario, ".trace");

    // What differs, or null.
    private static string? Compare(string file)
    {
        var run = new ScenarioRun(ScenarioReader.Read(file));
        using var actual = new StringWriter(CultureInfo.InvariantCulture);
        string? panic = null;
        try
        {
            run.Execute(actual);
        }
        catch (DevicePanicException e)
        {
            panic = e.Panic.ToString();
        }

        var expected = TextDifference.Read(TraceOf(file));
        var text = actual.ToString();
        if (panic is null && text == expected)
        {
            return null;
        }

        var difference = text == expected ? $"{file}: the trace ends in a panic" : TextDifference.Describe(file, "trace", expected, text);
        return panic is null ? difference : $"{difference}\n  the device panicked: {panic}";
    }
}
