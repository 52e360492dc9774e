using System.CommandLine;
using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary><c>esp32emu serve</c>: devices that run until they are stopped.</summary>
internal sealed class ServeCommand
{
    private readonly Option<string[]> _devices = new("--device")
    {
        Description = "A device and the file that it runs, such as pipe=handover.json; may be given many times.",
        HelpName = "NAME=FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _config = Text("--config", "FILE", "The kernel's options for all devices, a menuconfig.json, instead of what their files say.");
    private readonly Option<string?> _ratio = Text("--ratio", "R", "Virtual seconds in a second: 1, the default, for real time; 0 for as fast as possible.");
    private readonly Option<string?> _journal = Text("--journal", "DIR", "Write a journal of each device into this folder, for `esp32emu replay`.");
    private readonly ServeConsoleOptions _console = new();
    private readonly Option<bool> _paused = new("--paused") { Description = "Devices wait at virtual time 0 until they are resumed or stepped." };
    private readonly Option<string?> _time = Text("--for", "SECONDS", "Stop after this many seconds of the host; without it, serve runs until Ctrl-C, SIGTERM or quit.");
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Log more, on standard error." };

    private ServeCommand()
    {
    }

    internal static Command Create(TextWriter output, TextWriter error, Func<Stream> input)
    {
        var options = new ServeCommand();
        var command = new Command("serve", "Runs devices paced to real time, with a line console on standard input; `help` there lists its commands, `quit` stops.")
        {
            options._devices, options._config, options._ratio, options._journal,
        };
        options._console.AddTo(command);
        command.Options.Add(options._paused);
        command.Options.Add(options._time);
        command.Options.Add(options._verbose);
        command.SetAction(parsed =>
        {
            var request = options.Read(parsed, error, input);
            return new Server(request, TextWriter.Synchronized(output), TextWriter.Synchronized(error)).RunAsync(input).GetAwaiter().GetResult();
        });
        return command;
    }

    private ServeRequest Read(ParseResult parsed, TextWriter error, Func<Stream> input)
    {
        var listen = _console.ReadListen(parsed);
        var journal = parsed.GetValue(_journal);
        PathArgument.CheckTarget("--journal", journal, "a folder");
        if (File.Exists(journal))
        {
            throw new InputException($"--journal {journal}: this is a file; journals go into a folder");
        }

        var file = KernelFile.Read(parsed.GetValue(_config));
        return new ServeRequest(
            Devices(parsed.GetValue(_devices) ?? [], file?.Menu ?? ScriptCommand.DefaultConfig, file?.Kernel, error),
            file?.Kernel,
            Ratio(parsed.GetValue(_ratio)),
            journal,
            listen,
            parsed.GetValue(_paused),
            HostTime.Parse("--for", parsed.GetValue(_time), 0, 1_000_000),
            _console.ReadRaw(parsed),
            parsed.GetValue(_verbose),
            input != CommandLine.StandardInput ? ServeGreeting.None : Console.IsInputRedirected ? ServeGreeting.Short : ServeGreeting.Full);
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
