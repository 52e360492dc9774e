using System.Globalization;

namespace Rtos.Cli;

/// <summary>Compares a script's run with its recorded output and trace.</summary>
internal static class ScriptVerification
{
    /// <summary>Whether there is something to compare with.</summary>
    internal static bool IsRecorded(string script) => File.Exists(OutputOf(script)) || HasTrace(script);

    /// <summary>What is wrong with a script that has nothing to compare with.</summary>
    internal static InputException NotRecorded(string script) => new(
        $"{script} has neither its output nor its trace next to it: {OutputOf(script)} and {TraceOf(script)} are missing "
        + $"(esp32emu run {script} > {OutputOf(script)} --trace {TraceOf(script)} writes them)");

    /// <summary>What differs, or null.</summary>
    internal static string? Compare(string script)
    {
        // Refuses what cannot be compiled: the exit code of a run may be the script's own.
        _ = ScriptCommand.Load(script);
        var trace = Path.GetTempFileName();
        try
        {
            using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            CommandLine.Run(["run", script, "--trace", trace], output, TextWriter.Null, static () => Stream.Null);
            return Difference(script, "output", OutputOf(script), output.ToString())
                ?? (HasTrace(script) ? Difference(script, "trace", TraceOf(script), TextDifference.Read(trace)) : null);
        }
        finally
        {
            File.Delete(trace);
        }
    }

    private static string? Difference(string script, string what, string recorded, string actual)
    {
        if (!File.Exists(recorded))
        {
            return null;
        }

        var expected = TextDifference.Read(recorded);
        return expected == actual ? null : TextDifference.Describe(script, what, expected, actual);
    }

    private static string OutputOf(string script) => Path.ChangeExtension(script, ".out");

    private static string TraceOf(string script) => Path.ChangeExtension(script, ".trace");

    // A trace beside a scenario of the same name is the scenario's.
    private static bool HasTrace(string script) => File.Exists(TraceOf(script)) && !File.Exists(Path.ChangeExtension(script, ".json"));
}
