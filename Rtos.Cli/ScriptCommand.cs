using System.CommandLine;
using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>The part of <c>esp32emu run</c> that runs a MicroPython script.</summary>
internal sealed class ScriptCommand
{
    private readonly ScriptRunOptions _options = new();
    private readonly Option<string?> _config = new("--config") { Description = "Scripts: the menuconfig.json of the board.", HelpName = "FILE" };
    private readonly Option<string?> _deadline = new("--deadline") { Description = "Stop after this much of the host's time, with exit code 1: 10s, 500ms. Each scenario has it.", HelpName = "T" };
    private readonly Option<bool> _check = new("--check") { Description = "Scripts: compile, and run nothing." };

    /// <summary>Adds the options to the command.</summary>
    internal void AddTo(Command command)
    {
        _options.AddTo(command);
        foreach (var option in (Option[])[_config, _deadline, _check])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether a file is a script.</summary>
    internal static bool IsScript(string path) => Path.GetExtension(path).Equals(".py", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses options that only scripts have.</summary>
    internal void CheckUnused(ParseResult parsed)
    {
        foreach (var option in (Option[])[.. _options.All, _config, _check])
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new InputException($"{option.Name} is for MicroPython scripts (.py), not for scenarios");
            }
        }
    }

    /// <summary>What <c>--deadline</c> gives; null when it is not given.</summary>
    internal TimeSpan? Deadline(ParseResult parsed) => HostTime.Parse("--deadline", parsed.GetValue(_deadline));

    /// <summary>Runs a script.</summary>
    internal int Run(ParseResult parsed, string path, string? tracePath, string? until, bool wantsReport, Func<Stream> input, TextWriter output, TextWriter error)
    {
        var script = Load(path);
        var config = KernelFile.Read(parsed.GetValue(_config))?.Menu ?? DefaultConfig;
        var options = _options.Read(parsed, config);
        var deviceConfig = config.ToDeviceConfiguration();
        var end = VirtualTime.ParseEnd(until, deviceConfig);
        var deadline = Deadline(parsed);
        if (parsed.GetValue(_check))
        {
            return ExitCode.Ok;
        }

        var device = new Device(config);
        using var trace = tracePath is null ? null : TraceFile.Create(tracePath);
        if (trace is not null)
        {
            device.AddTraceSink(new TextTraceSink(trace));
        }

        // Only a script that reads waits for what is typed: all of it, so that the run does not depend on when it comes.
        using var typed = script.ReadsInput ? new StreamReader(input()) : null;
        return new ScriptRun(device, new ScriptProgram(script, config, options), typed?.ReadToEnd() ?? string.Empty, output, error).Execute(end, deadline, wantsReport);
    }

    internal static Script Load(string path)
    {
        try
        {
            return Script.Load(path);
        }
        catch (ScriptSyntaxException e)
        {
            throw new InputException($"{path}({e.Line}): {e.Reason}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The board of scripts without a configuration: as MicroPython's, it counts milliseconds.</summary>
    internal static MenuConfig DefaultConfig { get; } = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "defaults");
}
