using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>The prompt with lines from a file or a pipe: not in real time, so that the same lines give the same output.</summary>
internal sealed class PipedRepl(ReplBoard board, TextWriter output, TextWriter error)
{
    /// <summary>Enters each line as soon as the board accepts one, at the prompt or in a script that reads.</summary>
    /// <param name="input">The source of the lines.</param>
    /// <param name="end">The end of the virtual time; null for none.</param>
    /// <param name="time">The host time that it may take; null for no limit.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal int Run(Func<Stream> input, Instant? end, TimeSpan? time)
    {
        using var lines = new StreamReader(input());
        var deadline = new RunStop(time, signal: null);
        output.Write(ReplSession.Banner);
        while (true)
        {
            var limit = end is { } instant ? board.TimeOf(instant) : ScriptRun.VeryLong;
            switch (board.Run(limit, deadline))
            {
                case ReplStop.Line when !EnterLine(lines):
                case ReplStop.End:
                    return ExitCode.Ok;
                case ReplStop.Line:
                    break;
                case ReplStop.Input:
                    AnswerScript(lines);
                    break;
                case ReplStop.Reset when board.TakeReset():
                    break;
                case ReplStop.Reset:
                    return Fail("the board is reset again before its prompt was there; the script resets it, or panics, each time");
                case ReplStop.Deadlock:
                    return Fail("deadlock");
                default:
                    return Fail(deadline.Message(board.Time));
            }
        }
    }

    // False at the end of the input.
    private bool EnterLine(StreamReader lines)
    {
        output.Write(board.Prompt);
        if (lines.ReadLine() is not { } line)
        {
            output.WriteLine();
            if (board.Prompt == ReplSession.NextPrompt)
            {
                output.Flush();
                error.WriteLine("esp32emu: the last block was not executed, because no empty line follows it");
            }

            return false;
        }

        output.WriteLine(line);
        if (line == "\u0004")
        {
            board.Reset();
        }
        else
        {
            board.Enter(line);
        }

        return true;
    }

    // Shown as a terminal shows what is typed.
    private void AnswerScript(StreamReader lines)
    {
        var line = lines.ReadLine();
        if (line is not null)
        {
            output.WriteLine(line);
        }

        board.Feed(line);
    }

    private int Fail(string message)
    {
        output.Flush();
        error.WriteLine($"esp32emu: {message}");
        error.Write(board.Report);
        return ExitCode.RunFailed;
    }
}
