using System.CommandLine;
using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary><c>esp32emu serve</c>: devices that run until they are stopped.</summary>
internal static class ServeCommand
{
    internal static Command Create(TextWriter output, TextWriter error, Func<Stream> input)
    {
        var devices = new Option<string[]>("--device")
        {
            Description = "A device and the file that it runs, such as pipe=handover.json; may be given many times.",
            HelpName = "NAME=FILE",
            AllowMultipleArgumentsPerToken = false,
        };
        var config = Text("--config", "FILE", "The kernel's options for all devices, a menuconfig.json, instead of what their files say.");
        var ratio = Text("--ratio", "R", "Virtual seconds in a second: 1, the default, for real time; 0 for as fast as possible.");
        var journal = Text("--journal", "DIR", "Write a journal of each device into this folder, for `esp32emu replay`.");
        var console = new ServeConsoleOptions();
        var paused = new Option<bool>("--paused") { Description = "Devices wait at virtual time 0 until they are resumed or stepped." };
        var time = Text("--for", "SECONDS", "Stop after this many seconds of the host; without it, serve runs until Ctrl-C, SIGTERM or quit.");
        var verbose = new Option<bool>("--verbose") { Description = "Log more, on standard error." };
        var command = new Command("serve", "Runs devices paced to real time, with a line console on standard input; `help` there lists its commands, `quit` stops.")
        {
            devices, config, ratio, journal,
        };
        console.AddTo(command);
        command.Options.Add(paused);
        command.Options.Add(time);
        command.Options.Add(verbose);
        command.SetAction(parsed =>
        {
            var listen = console.ReadListen(parsed);
            PathArgument.CheckTarget("--journal", parsed.GetValue(journal), "a folder");
            if (File.Exists(parsed.GetValue(journal)))
            {
                throw new InputException($"--journal {parsed.GetValue(journal)}: this is a file; journals go into a folder");
            }

            var file = KernelFile.Read(parsed.GetValue(config));
            var request = new ServeRequest(
                Devices(parsed.GetValue(devices) ?? [], file?.Menu ?? ScriptCommand.DefaultConfig, file?.Kernel, error),
                file?.Kernel,
                Ratio(parsed.GetValue(ratio)),
                parsed.GetValue(journal),
                listen,
                parsed.GetValue(paused),
                HostTime.Parse("--for", parsed.GetValue(time), 0, 1_000_000),
                console.ReadRaw(parsed),
                parsed.GetValue(verbose),
                input != CommandLine.StandardInput ? ServeGreeting.None : Console.IsInputRedirected ? ServeGreeting.Short : ServeGreeting.Full);
            return new Server(request, TextWriter.Synchronized(output), TextWriter.Synchronized(error)).RunAsync(input).GetAwaiter().GetResult();
        });
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    private static double Ratio(string? text) =>
        text is null ? 1
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= EmulatorOptionsCheck.HighestRatio ? ratio
        : throw new InputException(FormattableString.Invariant(
            $"--ratio {text}: it must be 0 to {EmulatorOptionsCheck.HighestRatio}: 1 for real time, 10 for ten times faster, 0 for as fast as possible"));

    private static List<(string Name, ProgramFile Program)> Devices(string[] given, MenuConfig config, DeviceConfiguration? kernel, TextWriter error)
    {
        if (given.Length == 0)
        {
            throw new InputException("serve needs a device: --device NAME=FILE");
        }

        var devices = new List<(string Name, ProgramFile Program)>();
        foreach (var text in given)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == text.Length - 1)
            {
                throw new InputException($"--device {text}: it must be a name and a file: --device NAME=FILE");
            }

            devices.Add((text[..equals], ProgramFile.Read(text[(equals + 1)..], config, kernel, error)));
        }

        return devices;
    }
}
