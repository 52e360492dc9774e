namespace Rtos.Cli;

/// <summary>A script's recorded output and trace, next to it.</summary>
internal static class ScriptRecording
{
    /// <summary>Whether there is a recording to compare with.</summary>
    internal static bool Exists(string script) => HasOutput(script) || HasTrace(script);

    /// <summary>Whether its output is recorded.</summary>
    internal static bool HasOutput(string script) => File.Exists(OutputOf(script));

    /// <summary>The message for a script without a recording.</summary>
    internal static InputException Missing(string script) => new(
        $"{script} has neither its output nor its trace next to it: {OutputOf(script)} and {VerifyCommand.TraceOf(script)} are missing "
        + $"(esp32emu run {script} > {OutputOf(script)} --trace {VerifyCommand.TraceOf(script)} writes them)");

    /// <summary>The file of the recorded output.</summary>
    internal static string OutputOf(string script) => Path.ChangeExtension(script, ".out");

    /// <summary>Whether its trace is recorded: a trace next to a scenario of the same name belongs to the scenario.</summary>
    internal static bool HasTrace(string script) =>
        File.Exists(VerifyCommand.TraceOf(script)) && !File.Exists(Path.ChangeExtension(script, ".json"));
}
