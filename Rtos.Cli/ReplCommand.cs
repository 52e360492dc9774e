using System.CommandLine;
using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary><c>esp32emu repl</c>: the MicroPython prompt, with threads that keep running.</summary>
internal static class ReplCommand
{
    internal static Command Create(Func<Stream> input, TextWriter output, TextWriter error)
    {
        var file = new Argument<string?>("FILE") { Description = "A script to run first.", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string?>("--config") { Description = "The menuconfig.json of the board.", HelpName = "FILE" };
        var until = new Option<string?>("--until") { Description = "Lines from a file or a pipe: stop at this virtual time, such as 2s, 500ms or 20us.", HelpName = "T" };
        var deadline = new Option<string?>("--deadline") { Description = "Lines from a file or a pipe: stop after this much of the host's time, with exit code 1: 10s, 500ms.", HelpName = "T" };
        var script = new ScriptRunOptions();
        var command = new Command("repl", "The MicroPython prompt. In a terminal the board runs in real time; lines from a file or a pipe are entered as soon as the one before is done.")
        {
            file, config, until, deadline,
        };
        script.AddTo(command);
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

            var options = script.Read(parsed, settings);
            if (parsed.GetValue(file) is { } path)
            {
                ScriptCommand.Warn(ScriptCommand.Load(path), error);
            }

            ReplBoard Start(TextWriter prints) => new(parsed.GetValue(file), settings, options, prints);
            return isPiped ? new PipedRepl(Start(output), output, error).Run(input, end, host) : ReplTerminal.Run(Start, output);
        });
        return command;
    }
}
