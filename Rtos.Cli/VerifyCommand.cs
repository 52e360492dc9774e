using System.CommandLine;
using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary><c>esp32emu verify</c>: runs every scenario that has a trace beside it, and compares.</summary>
internal static class VerifyCommand
{
    private const int LinesBefore = 5;

    internal static Command Create(TextWriter output, TextWriter error)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Scenario files, and folders to search for them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("verify", "Runs every scenario that has a NAME.trace beside its NAME.json, and compares them byte for byte.") { paths };
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
                if (Compare(file) is not { } difference)
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
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {differing + unreadable} failed"));
        return differing > 0 ? ExitCode.RunFailed : unreadable > 0 ? ExitCode.BadInput : ExitCode.Ok;
    }

    private static List<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return File.Exists(TraceOf(path))
                ? [path]
                : throw new InputException($"{path} has no trace beside it: {TraceOf(path)} is missing (esp32emu run {path} --trace {TraceOf(path)} writes one)");
        }

        if (!Directory.Exists(path))
        {
            throw new InputException($"{path}: there is no such file or folder");
        }

        var found = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
            .Where(f => File.Exists(TraceOf(f)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0
            ? found
            : throw new InputException($"{path}: the folder holds no scenario with a trace beside it (NAME.json and NAME.trace)");
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

        var expected = ReadTrace(TraceOf(file));
        var text = actual.ToString();
        if (panic is null && text == expected)
        {
            return null;
        }

        var difference = text == expected ? $"{file}: the trace ends in a panic" : Describe(file, expected.Split('\n'), text.Split('\n'));
        return panic is null ? difference : $"{difference}\n  the device panicked: {panic}";
    }

    private static string ReadTrace(string path)
    {
        try
        {
            // Not ReadAllText: it takes a byte order mark away, and two traces that differ by it are not equal byte for byte.
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read {path}: {FileFailure.Why(path, e)}", e);
        }
    }

    private static string Describe(string file, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
        {
            line++;
        }

        var before = expected.Skip(line - LinesBefore).Take(Math.Min(line, LinesBefore)).Select(l => $"    {l}\n");
        return $"{file}: line {line + 1} differs\n{string.Concat(before)}"
            + $"  - {At(expected, line)}\n  + {At(actual, line)}";
    }

    private static string At(string[] lines, int index) =>
        index >= lines.Length || (index == lines.Length - 1 && lines[index].Length == 0) ? "(the trace ends)" : Visible(lines[index]);

    // What editors and consoles do not show, and what makes two lines look alike that are not.
    private static string Visible(string line) => line.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\uFEFF", "\\uFEFF", StringComparison.Ordinal);
}
