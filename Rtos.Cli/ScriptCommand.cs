using System.CommandLine;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Cli;

/// <summary>The part of <c>esp32emu run</c> that runs a MicroPython script.</summary>
internal sealed class ScriptCommand
{
    private readonly Option<string?> _dialect = new("--dialect")
    {
        Description = "Scripts: whose _thread module: loboris, pycom, or both (start_new_thread is Loboris' when its first argument is a text).", HelpName = "D",
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "Scripts: what is followed where manual and board differ: document or firmware.", HelpName = "P" };
    private readonly Option<string?> _gil = new("--gil") { Description = "Scripts: fair, or unfair as firmware before MicroPython 1.24 had it.", HelpName = "G" };
    private readonly Option<string?> _config = new("--config") { Description = "Scripts: the menuconfig.json of the board.", HelpName = "FILE" };
    private readonly Option<string?> _deadline = new("--deadline") { Description = "Stop after this much of the host's time, with exit code 1: 10s, 500ms. Each scenario has it.", HelpName = "T" };
    private readonly Option<bool> _check = new("--check") { Description = "Scripts: compile, and run nothing." };

    /// <summary>Adds the options to the command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in (Option[])[_dialect, _profile, _gil, _config, _deadline, _check])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether a file is a script.</summary>
    internal static bool IsScript(string path) => Path.GetExtension(path).Equals(".py", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses options that only scripts have.</summary>
    internal void CheckUnused(ParseResult parsed)
    {
        foreach (var option in (Option[])[_dialect, _profile, _gil, _config, _check])
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
    internal int Run(ParseResult parsed, string path, string? tracePath, string? until, bool wantsReport, Func<Stream> input, TextWriter output, TextWriter error, string? source = null)
    {
        var script = Load(path, source);
        var config = KernelFile.Read(parsed.GetValue(_config))?.Menu ?? DefaultConfig;
        var options = ScriptOptions.FromMenuConfig(config) with
        {
            Dialect = Choose("--dialect", parsed.GetValue(_dialect), ("both", ScriptDialect.Both), ("loboris", ScriptDialect.Loboris), ("pycom", ScriptDialect.Pycom)),
            Profile = Choose("--profile", parsed.GetValue(_profile), ("document", ThreadProfile.Document), ("firmware", ThreadProfile.Firmware)),
            IsGilFair = Choose("--gil", parsed.GetValue(_gil), ("fair", true), ("unfair", false)),
        };
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

    /// <summary>Reads a script.</summary>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="source">Its text, when it is no file.</param>
    internal static Script Load(string path, string? source = null)
    {
        try
        {
            return source is null ? Script.Load(path) : Script.Parse(source, path);
        }
        catch (ScriptSyntaxException e)
        {
            throw new InputException(SourceCaret.Describe(path, e), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The board of scripts without a configuration: as MicroPython's, it counts milliseconds.</summary>
    internal static MenuConfig DefaultConfig { get; } = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "defaults");

    private static T Choose<T>(string option, string? given, params (string Name, T Value)[] choices)
    {
        if (given is null)
        {
            return choices[0].Value;
        }

        var found = Array.FindIndex(choices, c => c.Name == given);
        return found >= 0
            ? choices[found].Value
            : throw new InputException($"{option} {given}: choose one of {string.Join(", ", choices.Select(c => c.Name))}");
    }
}
