using System.Globalization;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Runs a scenario or a script again and compares it with its recording.</summary>
/// <param name="until">The virtual end time, as given; null for none.</param>
/// <param name="deadline">The host time that each run may take; null for no limit.</param>
/// <param name="signal">Ctrl-C and SIGTERM; null if nothing listens for them.</param>
internal sealed class Verification(string? until, TimeSpan? deadline, StopSignal? signal)
{
    /// <summary>What is wrong with a run: a difference, or why it was stopped; null if it is as recorded.</summary>
    /// <exception cref="InputException">The file cannot be run.</exception>
    /// <exception cref="ScenarioException">It is not a scenario.</exception>
    internal string? Compare(string file) => ScriptCommand.IsScript(file) ? CompareScript(file) : CompareScenario(file);

    private string? CompareScenario(string file)
    {
        var run = new ScenarioRun(ScenarioReader.Read(file));
        var end = VirtualTime.ParseEnd(until, run.Scenario.Kernel) is { } asked && asked < run.Scenario.Until ? asked : run.Scenario.Until;
        var stop = new RunStop(deadline, signal);
        using var comparison = new RecordingComparison(VerifyCommand.TraceOf(file), "trace", stop.End);
        using var trace = comparison.Writer();
        string? panic = null;
        try
        {
            var device = ScenarioExecution.Execute(run, trace, null, end, stop, null);
            if (stop.HasCome)
            {
                return Stopped(file, stop, device);
            }
        }
        catch (DevicePanicException e)
        {
            panic = $"{(run.CurrentLocation is { } location ? $"{location}: " : "")}{e.Panic}";
        }

        trace.Flush();
        return comparison.Finish(file) is { } difference ? difference + Panicked(panic)
            : panic is null ? null : $"{file}: the trace ends in a panic{Panicked(panic)}";
    }

    // The output and the trace of a script that panics are recorded like any other.
    private string? CompareScript(string file)
    {
        var script = ScriptCommand.Load(file);
        var config = ConfigurationFile.Find(null, file, TextWriter.Null)?.Menu ?? ScriptCommand.DefaultConfig;
        var end = VirtualTime.ParseEnd(until, config.ToDeviceConfiguration());
        var stop = new RunStop(deadline, signal);
        using var outputs = ScriptRecording.HasOutput(file) ? new RecordingComparison(ScriptRecording.OutputOf(file), "output", stop.End) : null;
        using var traces = ScriptRecording.HasTrace(file) ? new RecordingComparison(VerifyCommand.TraceOf(file), "trace", stop.End) : null;
        using var output = outputs?.Writer() ?? TextWriter.Null;
        using var trace = traces?.Writer() ?? TextWriter.Null;
        var device = new Device(config);
        if (traces is not null)
        {
            device.AddTraceSink(new TextTraceSink(trace));
        }

        var panic = Execute(script, config, device, stop, end, output);
        if (stop.HasCome)
        {
            return Stopped(file, stop, device) + (until is null && !stop.HasSignalCome ? "; a script that does not end by itself needs --until T" : "");
        }

        output.Flush();
        trace.Flush();
        var first = outputs is not { HasDifference: true } && traces is { HasDifference: true } ? traces : outputs;
        return (first?.Finish(file) ?? traces?.Finish(file)) is { } difference ? difference + Panicked(panic) : null;
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

    private static string Panicked(string? panic) => panic is null ? "" : $"\n  the device panicked: {panic}";
}
