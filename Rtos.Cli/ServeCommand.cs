using System.CommandLine;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary><c>esp32emu serve</c>: devices that live until they are told to stop.</summary>
internal static class ServeCommand
{
    internal static Command Create(TextWriter output, TextWriter error, Func<Stream> input)
    {
        var devices = new Option<string[]>("--device") { Description = "A device and the file that it runs, such as pipe=handover.json; may be given many times.", HelpName = "NAME=FILE", AllowMultipleArgumentsPerToken = false };
        var config = new Option<string?>("--config") { Description = "The kernel's options for all devices, a menuconfig.json, instead of what their files say.", HelpName = "FILE" };
        var ratio = new Option<string?>("--ratio") { Description = "Virtual seconds in a second: 1, the default, for real time; 0 for as fast as possible.", HelpName = "R" };
        var journal = new Option<string?>("--journal") { Description = "Write a journal of each device into this folder, for `esp32emu replay`.", HelpName = "DIR" };
        var listen = new Option<string?>("--listen") { Description = "Offer the console over TCP too, such as 127.0.0.1:2323.", HelpName = "ADDRESS:PORT" };
        var any = new Option<bool>("--listen-any") { Description = "Allow an address that other machines can reach." };
        var paused = new Option<bool>("--paused") { Description = "Devices stand at their beginning until they are resumed or stepped." };
        var time = new Option<string?>("--for") { Description = "Stop after this many seconds of the host; without it, when told to.", HelpName = "SECONDS" };
        var verbose = new Option<bool>("--verbose") { Description = "Log more, on standard error." };
        var command = new Command("serve", "Runs devices paced to real time, with a line console on standard input; `help` there says what can be asked, `quit` stops.")
        {
            devices, config, ratio, journal, listen, any, paused, time, verbose,
        };
        command.SetAction(parsed =>
        {
            var address = ListenAddress.Read(parsed.GetValue(listen), parsed.GetValue(any));
            PathArgument.CheckTarget("--journal", parsed.GetValue(journal), "a folder");
            var file = KernelFile.Read(parsed.GetValue(config));
            var request = new ServeRequest(
                Devices(parsed.GetValue(devices) ?? [], file?.Menu ?? ScriptCommand.DefaultConfig),
                file?.Kernel,
                Number("--ratio", parsed.GetValue(ratio), 1_000_000, "1 for real time, 10 for ten times faster, 0 for as fast as possible") ?? 1,
                parsed.GetValue(journal),
                address,
                parsed.GetValue(paused),
                Number("--for", parsed.GetValue(time), 1_000_000, "a number of seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                parsed.GetValue(verbose));
            return new Server(request, TextWriter.Synchronized(output), TextWriter.Synchronized(error)).RunAsync(input).GetAwaiter().GetResult();
        });
        return command;
    }

    private static List<(string Name, ProgramFile Program)> Devices(string[] given, MenuConfig config)
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

            devices.Add((text[..equals], ProgramFile.Read(text[(equals + 1)..], config)));
        }

        return devices;
    }

    private static double? Number(string option, string? text, double most, string help)
    {
        if (text is null)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most
            ? number
            : throw new InputException(FormattableString.Invariant($"{option} {text}: it must be 0 to {most}: {help}"));
    }
}
