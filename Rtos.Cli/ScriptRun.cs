using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Cli;

/// <summary>A run of a script: its output goes to standard output, messages about it to standard error.</summary>
/// <param name="device">The device.</param>
/// <param name="program">The script.</param>
/// <param name="console">The host of the run.</param>
/// <param name="stop">Stops it early.</param>
internal sealed class ScriptRun(Device device, ScriptProgram program, RunConsole console, RunStop stop)
{
    /// <summary>The end of a run without one.</summary>
    internal static readonly TimeSpan VeryLong = TimeSpan.FromDays(36_500);

    /// <summary>Whether a run in which only a pin's handler is left waits to be stopped.</summary>
    internal bool WaitsForPins { get; init; } = true;

    /// <summary>The panic that ended the run, with its place if known; null for none.</summary>
    internal string? Panic { get; private set; }

    /// <summary>Whether the exception of a thread other than the main one makes the run a failure.</summary>
    internal bool FailsOnThreads { get; init; } = true;

    /// <summary>The schedule to repeat; null for the usual one.</summary>
    internal ScheduleReplay? Replay { get; init; }

    /// <summary>Whether to always print the table of threads.</summary>
    internal bool WantsReport { get; init; }

    /// <summary>Runs until all threads have ended, the end, a deadlock, or a stop.</summary>
    /// <param name="end">The end of the virtual time; null for none.</param>
    /// <param name="typed">The script's input; null if it does not read.</param>
    internal int Execute(Instant? end, TypedInput? typed)
    {
        try
        {
            device.Load(program);
        }
        catch (DeviceMemoryException e)
        {
            throw new InputException($"{e.Message}; see ESP32EMU_HEAP_SIZE and MICROPY_STACK_SIZE in the configuration", e);
        }

        program.Threads.Console.Output = console.Output;
        program.Threads.IsPromptServed = false;
        Replay?.Attach(device);
        try
        {
            return typed?.Connect(program.Input) == false ? Finish(RunOutcome.Limit) : Finish(Run(end));
        }
        catch (DevicePanicException e)
        {
            console.Output.Flush();
            Replay?.Check(isOver: false);
            Panic = PlaceOf(e.Panic) is { } place ? $"{place}: {e.Panic}" : e.Panic.ToString();
            console.Say(Panic);
            Report();
            return ExitCode.RunFailed;
        }
    }

    private RunOutcome Run(Instant? end)
    {
        var outcome = program.Run(end is null ? VeryLong : device.Clock.ToTimeSpan(end.Value - Instant.Start), stop.Check);
        if (outcome != RunOutcome.Waiting)
        {
            return outcome;
        }

        if (end is { } instant)
        {
            // Nothing changes the pin; but the run was requested to last until then.
            device.RunUntil(stop.Check, device.Clock.ToTimeSpan(instant - device.Now));
            return RunOutcome.Limit;
        }

        if (!WaitsForPins)
        {
            return RunOutcome.Limit;
        }

        var pins = string.Join(", ", program.PinsWithHandler.Select(p => $"Pin({p})"));
        console.Say($"only the interrupt handler of {pins} is left at {device.Milliseconds()}, and nothing in this run changes that pin; press Ctrl-C to stop, or use --until");
        stop.Wait();
        return RunOutcome.Limit;
    }

    private int Finish(RunOutcome outcome)
    {
        console.Output.Flush();
        Replay?.Check(isOver: !stop.HasCome);
        var diagnostics = program.Threads.Diagnostics;
        diagnostics.CheckStarvationAtTheEnd();
        foreach (var lost in program.LostCallbacks)
        {
            console.Say(lost);
        }

        if (stop.HasCome)
        {
            var isReading = program.Input.IsWanted;
            console.Say(stop.Message(device.Milliseconds()) + (isReading ? ", while the script waits for input" : ""));
            program.Threads.RunningDoes = isReading ? "waiting for input" : null;
        }

        var isDeadlock = outcome == RunOutcome.Deadlock || diagnostics.HasCycle;
        if (WantsReport || isDeadlock || stop.HasCome)
        {
            Report();
        }
        else if (diagnostics.All.Count > 0)
        {
            console.Error.Write(diagnostics);
        }

        return stop.HasCome ? stop.Code : isDeadlock ? ExitCode.RunFailed : CodeOfProgram();
    }

    private int CodeOfProgram()
    {
        var (code, message) = (program.Exit.Code, program.Exit.Message);
        if (message is not null)
        {
            console.Error.WriteLine(message);
        }

        var failed = program.Threads.FailedThreads;
        if (code != ExitCode.Ok || failed == 0 || !FailsOnThreads)
        {
            return code;
        }

        console.Say($"{(failed == 1 ? "a thread" : $"{failed} threads")} ended with an exception, so the exit code is {ExitCode.RunFailed} (--fail-on none ignores it)");
        return ExitCode.RunFailed;
    }

    private string? PlaceOf(DevicePanic panic) => program.Threads.Threads.FirstOrDefault(t => t.Task.Name == panic.Task)?.Location;

    private void Report()
    {
        console.Error.Write(program.Threads.Report);
        console.Error.Write(program.Threads.Diagnostics);
    }
}
