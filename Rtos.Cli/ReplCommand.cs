using System.CommandLine;
using System.Diagnostics;
using System.Threading.Channels;
using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary><c>esp32emu repl</c>: the MicroPython prompt, with threads that run on beside it.</summary>
internal static class ReplCommand
{
    // How long the prompt waits for a key before the device runs on.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    internal static Command Create(Func<Stream> input, TextWriter output)
    {
        var file = new Argument<string?>("FILE") { Description = "A script to run first.", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string?>("--config") { Description = "The menuconfig.json of the board.", HelpName = "FILE" };
        var command = new Command("repl", "The MicroPython prompt. In a terminal the board runs in real time; lines from a file or a pipe are entered as soon as the one before is done.")
        {
            file, config,
        };
        command.SetAction(parsed =>
        {
            var board = new ReplBoard(parsed.GetValue(file), KernelFile.Read(parsed.GetValue(config))?.Menu ?? ScriptCommand.DefaultConfig, output);
            return Console.IsInputRedirected || input != CommandLine.StandardInput ? RunLines(board, input, output) : RunTerminal(board, output);
        });
        return command;
    }

    // Not in real time: the same input gives the same output.
    private static int RunLines(ReplBoard board, Func<Stream> input, TextWriter output)
    {
        using var lines = new StreamReader(input());
        output.Write(ReplSession.Banner);
        while (true)
        {
            board.RunUntilReady();
            output.Write(board.Prompt);
            if (lines.ReadLine() is not { } line)
            {
                output.WriteLine();
                return ExitCode.Ok;
            }

            output.WriteLine(line);
            if (line == "\u0004")
            {
                board.Reset();
                continue;
            }

            board.Enter(line);
        }
    }

    private static int RunTerminal(ReplBoard board, TextWriter output)
    {
        output.Write(ReplSession.Banner);
        var keys = Channel.CreateBounded<ConsoleKeyInfo>(256);
        Console.TreatControlCAsInput = true;
        var reader = new System.Threading.Thread(() =>
        {
            while (keys.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
            {
                keys.Writer.TryWrite(Console.ReadKey(intercept: true));
            }
        }) { IsBackground = true, Name = "keys" };
        reader.Start();
        var editor = new LineEditor(output);
        var clock = Stopwatch.StartNew();
        while (true)
        {
            board.RunTo(clock.Elapsed);
            if (board.IsReady && !editor.IsOpen)
            {
                editor.Open(board.Prompt);
            }

            output.Flush();
            while (keys.Reader.TryRead(out var key))
            {
                if (Handle(board, editor, key, clock, output))
                {
                    return ExitCode.Ok;
                }
            }

            HostSleep.For(Look);
        }
    }

    // Whether the prompt is left.
    private static bool Handle(ReplBoard board, LineEditor editor, ConsoleKeyInfo key, Stopwatch clock, TextWriter output)
    {
        switch (key)
        {
            case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                editor.Close();
                board.Cancel();
                break;
            case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }:
                editor.Close();
                board.Reset();
                clock.Restart();
                break;
            case { Key: ConsoleKey.X, Modifiers: ConsoleModifiers.Control }:
                output.WriteLine();
                return true;
            default:
                if (editor.IsOpen && editor.Type(key) is { } line)
                {
                    board.Enter(line);
                }

                break;
        }

        return false;
    }
}
