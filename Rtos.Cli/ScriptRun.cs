using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Cli;

/// <summary>A run of a script: what it prints goes to standard output, what there is to say of it to standard error.</summary>
internal sealed class ScriptRun(Device device, ScriptProgram program, string typed, TextWriter output, TextWriter error)
{
    /// <summary>The virtual time of a run without an end.</summary>
    internal static readonly TimeSpan VeryLong = TimeSpan.FromDays(36_500);

    /// <summary>Runs until no thread is left, the end, the deadline or a deadlock.</summary>
    internal int Execute(Instant? end, TimeSpan? deadline, bool wantsReport)
    {
        try
        {
            device.Load(program);
        }
        catch (DeviceMemoryException e)
        {
            throw new InputException($"{e.Message}; see ESP32EMU_HEAP_SIZE and MICROPY_STACK_SIZE in the configuration", e);
        }

        program.SetInput(typed);
        program.Threads.Console.Output = output;
        try
        {
            return Finish(Run(end, deadline), wantsReport);
        }
        catch (DevicePanicException e)
        {
            output.Flush();
            error.WriteLine($"esp32emu: {e.Panic}");
            Report();
            return ExitCode.RunFailed;
        }
    }

    private RunOutcome? Run(Instant? end, TimeSpan? time)
    {
        var limit = end is { } instant ? device.Clock.ToTimeSpan(instant - Instant.Start) : VeryLong;
        var deadline = new HostDeadline(time);
        var outcome = program.Run(limit, deadline.Check);
        return outcome == RunOutcome.Limit && deadline.HasPassed ? null : outcome;
    }

    private int Finish(RunOutcome? outcome, bool wantsReport)
    {
        output.Flush();
        var diagnostics = program.Threads.Diagnostics;
        var isDeadlock = outcome == RunOutcome.Deadlock;
        if (outcome is null)
        {
            error.WriteLine($"esp32emu: {HostDeadline.Message(device.Clock.ToTimeSpan(device.Now - Instant.Start))}");
        }

        if (wantsReport || isDeadlock || outcome is null)
        {
            Report();
        }
        else if (diagnostics.All.Count > 0)
        {
            error.Write(diagnostics);
        }

        if (isDeadlock || outcome is null)
        {
            return ExitCode.RunFailed;
        }

        if (program.Exit.Message is { } message)
        {
            error.WriteLine(message);
        }

        return program.Exit.Code;
    }

    private void Report()
    {
        error.Write(program.Threads.Report);
        error.Write(program.Threads.Diagnostics);
    }
}
