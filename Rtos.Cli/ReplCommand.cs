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

    internal static Command Create(Func<Stream> input, TextWriter output, TextWriter error)
    {
        var file = new Argument<string?>("FILE") { Description = "A script to run first.", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string?>("--config") { Description = "The menuconfig.json of the board.", HelpName = "FILE" };
        var until = new Option<string?>("--until") { Description = "Lines from a file or a pipe: stop at this virtual time: cycles, or 2s, 500ms, 20us.", HelpName = "T" };
        var deadline = new Option<string?>("--deadline") { Description = "Lines from a file or a pipe: stop after this much of the host's time, with exit code 1: 10s, 500ms.", HelpName = "T" };
        var command = new Command("repl", "The MicroPython prompt. In a terminal the board runs in real time; lines from a file or a pipe are entered as soon as the one before is done.")
        {
            file, config, until, deadline,
        };
        command.SetAction(parsed =>
        {
            var settings = ConfigurationFile.Find(parsed.GetValue(config), parsed.GetValue(file), error)?.Menu ?? ScriptCommand.DefaultConfig;
            var end = VirtualTime.ParseEnd(parsed.GetValue(until), settings.ToDeviceConfiguration());
            var host = HostTime.Parse("--deadline", parsed.GetValue(deadline));
            var isPiped = Console.IsInputRedirected || input != CommandLine.StandardInput;
            if (!isPiped && (end is not null || host is not null))
            {
                throw new InputException("--until and --deadline are for lines from a file or a pipe; in a terminal Ctrl-X leaves");
            }

            var board = new ReplBoard(parsed.GetValue(file), settings, output);
            return isPiped ? new PipedRepl(board, output, error).Run(input, end, host) : RunTerminal(board, output);
        });
        return command;
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
