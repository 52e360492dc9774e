using System.Globalization;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Runs a scenario or a script again and compares it with its recording.</summary>
/// <param name="until">The virtual time of the end, as it was given; null for none.</param>
/// <param name="deadline">The host's time that each run may take; null for any.</param>
/// <param name="signal">Ctrl-C and SIGTERM; null when nobody listens for them.</param>
internal sealed class Verification(string? until, TimeSpan? deadline, StopSignal? signal)
{
    /// <summary>What is wrong with a run: what differs, or why it was stopped; null when it is as recorded.</summary>
    /// <exception cref="InputException">The file cannot be run.</exception>
    /// <exception cref="ScenarioException">It is not a scenario.</exception>
    internal string? Compare(string file) => ScriptCommand.IsScript(file) ? CompareScript(file) : CompareScenario(file);

    private string? CompareScenario(string file)
    {
        var run = new ScenarioRun(ScenarioReader.Read(file));
        var end = VirtualTime.ParseEnd(until, run.Scenario.Kernel) is { } asked && asked < run.Scenario.Until ? asked : run.Scenario.Until;
        var stop = new RunStop(deadline, signal);
        using var actual = new StringWriter(CultureInfo.InvariantCulture);
        string? panic = null;
        try
        {
            var device = ScenarioExecution.Execute(run, actual, null, end, stop, new StarvationWatch());
            if (stop.HasCome)
            {
                return Stopped(file, stop, device);
            }
        }
        catch (DevicePanicException e)
        {
            panic = $"{(run.CurrentLocation is { } location ? $"{location}: " : "")}{e.Panic}";
        }

        return Differs(file, "trace", VerifyCommand.TraceOf(file), actual.ToString(), panic);
    }

    private string? CompareScript(string file)
    {
        var script = ScriptCommand.Load(file);
        var config = ConfigurationFile.Find(null, file, TextWriter.Null)?.Menu ?? ScriptCommand.DefaultConfig;
        var end = VirtualTime.ParseEnd(until, config.ToDeviceConfiguration());
        var stop = new RunStop(deadline, signal);
        var tracePath = Path.GetTempFileName();
        try
        {
            using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            var device = new Device(config);
            string? panic;
            using (var trace = TraceFile.Create(tracePath))
            {
                device.AddTraceSink(new TextTraceSink(trace));
                panic = Execute(script, config, device, stop, end, output);
            }

            return stop.HasCome
                ? Stopped(file, stop, device) + (until is null && !stop.HasSignalCome ? "; a script that does not end by itself needs --until T" : "")
                : Differs(file, "output", ScriptRecording.OutputOf(file), output.ToString(), panic)
                ?? (ScriptRecording.HasTrace(file) ? Differs(file, "trace", VerifyCommand.TraceOf(file), TextDifference.Read(tracePath), panic) : null);
        }
        finally
        {
            File.Delete(tracePath);
        }
    }

    private static string? Execute(Script script, MenuConfig config, Device device, RunStop stop, Instant? end, TextWriter output)
    {
        var console = new RunConsole(static () => Stream.Null, output, TextWriter.Null, null);
        using var typed = script.ReadsInput ? new TypedInput(console, stop, null) : null;
        var program = new ScriptProgram(script, config, ScriptRunOptions.Usual(config));
        var run = new ScriptRun(device, program, console, stop) { WaitsForPins = false };
        run.Execute(end, typed);
        return run.Panic;
    }

    private static string Stopped(string file, RunStop stop, Device device) =>
        $"{file}: {stop.Message(device.Milliseconds())}, before it could be compared";

    private static string? Differs(string file, string what, string recording, string actual, string? panic)
    {
        if (!File.Exists(recording))
        {
            return null;
        }

        var expected = TextDifference.Read(recording);
        var isScript = ScriptCommand.IsScript(file);
        if (actual == expected)
        {
            // The output and the trace of a script that panics are recorded as those of any other.
            return panic is null || isScript ? null : $"{file}: the trace ends in a panic\n  the device panicked: {panic}";
        }

        return TextDifference.Describe(file, what, recording, expected, actual) + (panic is null ? "" : $"\n  the device panicked: {panic}");
    }
}
