using System.CommandLine;
using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>The part of <c>esp32emu run</c> that runs a MicroPython script.</summary>
internal sealed class ScriptCommand
{
    private readonly ScriptRunOptions _options = new();
    private readonly Option<string?> _config = new("--config") { Description = "Scripts: the menuconfig.json of the board, or none. Default: the one in the folder of the script, or in the current folder.", HelpName = "FILE" };
    private readonly Option<string?> _deadline = new("--deadline") { Description = "Stop after this much of the host's time, with exit code 1: 10s, 500ms. Each scenario has it.", HelpName = "T" };
    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = "Scripts: thread (the default): an exception that ends any thread makes the exit code 1; none: only the main script counts.", HelpName = "F",
    };

    private readonly Option<string?> _record = new("--record") { Description = "Scripts: keep what the script reads in this file; run it again with < FILE.", HelpName = "FILE" };
    private readonly Option<bool> _check = new("--check") { Description = "Scripts: compile, and run nothing." };

    /// <summary>Adds the options to the command.</summary>
    internal void AddTo(Command command)
    {
        _options.AddTo(command);
        foreach (var option in (Option[])[_config, _failOn, _record, _deadline, _check])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether a file is a script.</summary>
    internal static bool IsScript(string path) => Path.GetExtension(path).Equals(".py", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses options that only scripts have.</summary>
    internal void CheckUnused(ParseResult parsed)
    {
        foreach (var option in (Option[])[.. _options.All, _config, _failOn, _record, _check])
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new InputException($"{option.Name} is for MicroPython scripts (.py), not for scenarios");
            }
        }
    }

    /// <summary>The value of <c>--deadline</c>; null if it is not given.</summary>
    internal TimeSpan? Deadline(ParseResult parsed) => HostTime.Parse("--deadline", parsed.GetValue(_deadline));

    /// <summary>Runs a script.</summary>
    /// <param name="parsed">The options.</param>
    /// <param name="request">The files and options.</param>
    /// <param name="console">The host of the run.</param>
    internal int Run(ParseResult parsed, RunRequest request, RunConsole console)
    {
        var path = request.Files[0];
        var script = Load(path, request.Typed);
        Warn(script, console.Error);
        var failsOnThreads = ScriptRunOptions.Choose("--fail-on", parsed.GetValue(_failOn), ("thread", true), ("none", false));
        var config = ConfigurationFile.Find(parsed.GetValue(_config), path, console.Error)?.Menu ?? DefaultConfig;
        var options = _options.Read(parsed, config);
        var end = VirtualTime.ParseEnd(request.Until, config.ToDeviceConfiguration());
        var deadline = Deadline(parsed);
        var record = parsed.GetValue(_record);
        CheckTargets(request.Trace, record, path, script);
        if (parsed.GetValue(_check))
        {
            return ExitCode.Ok;
        }

        if (options.Dialect == ScriptDialect.Both && script.DialectNote is { } note)
        {
            console.Say(note);
        }

        var replay = Replay(request, script, config, options, ref end);
        using var signal = console.Signals?.Invoke();
        var stop = new RunStop(deadline, signal);
        var device = new Device(config);
        using var trace = Traced(device, request.Trace);
        using var typed = Typed(script, path, record, console, stop);
        var program = new ScriptProgram(script, config, options);
        return new ScriptRun(device, program, console, stop) { FailsOnThreads = failsOnThreads, WantsReport = request.Report, Replay = replay }.Execute(end, typed);
    }

    private static ScheduleReplay? Replay(RunRequest request, Script script, MenuConfig config, ScriptOptions options, ref Instant? end)
    {
        if (request.Schedule is not { } schedule)
        {
            return null;
        }

        end = ScriptSubject.EndOf(request.Until, config);
        return ScheduleReplay.Of(schedule, new ScriptSubject(script, config, options, end.Value));
    }

    private static StreamWriter? Traced(Device device, string? path)
    {
        if (path is null)
        {
            return null;
        }

        var trace = TraceFile.Create(path);
        device.AddTraceSink(new TextTraceSink(trace));
        return trace;
    }

    private static TypedInput? Typed(Script script, string path, string? record, RunConsole console, RunStop stop)
    {
        if (script.ReadsInput)
        {
            return new TypedInput(console, stop, record);
        }

        if (record is not null)
        {
            TraceFile.Create(record).Dispose();
            console.Say($"{path} reads no input, so {record} is empty");
        }

        return null;
    }

    private static void CheckTargets(string? trace, string? record, string path, Script script)
    {
        PathArgument.CheckTarget("--record", record, "a file");
        CheckNotOverwritten("--trace", trace, path, script);
        CheckNotOverwritten("--record", record, path, script);
    }

    private static void CheckNotOverwritten(string option, string? target, string path, Script script)
    {
        if (target is null)
        {
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var used = script.Files().Select(f => Path.Combine(folder, f.File)).Append(Path.Combine(folder, ConfigurationFile.Name));
        if (used.Contains(Path.GetFullPath(target), StringComparer.Ordinal))
        {
            throw new InputException($"{option} would overwrite {target}, which the script uses; name another file");
        }
    }

    /// <summary>Reports files next to a script that are not used, though it imports their names.</summary>
    internal static void Warn(Script script, TextWriter error)
    {
        foreach (var file in script.UnusedFiles)
        {
            error.WriteLine($"esp32emu: warning: {file} next to {script.Name} is not used: the module {Path.GetFileNameWithoutExtension(file)} is built in, and no file replaces it");
        }
    }

    /// <summary>Reads a script.</summary>
    /// <param name="path">The file, by its name in messages.</param>
    /// <param name="source">Its text, if it does not come from a file.</param>
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
            throw new InputException($"{path}: the file cannot be read: {FileFailure.Why(path, e)}", e);
        }
    }

    /// <summary>The board of scripts without a configuration: like MicroPython's, it counts milliseconds.</summary>
    internal static MenuConfig DefaultConfig { get; } = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "defaults");
}
