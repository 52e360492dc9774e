using System.CommandLine;
using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary><c>esp32emu replay</c>: runs a journal again and writes its trace.</summary>
internal static class ReplayCommand
{
    private const int MostShown = 200;

    internal static Command Create(TextWriter output, TextWriter error)
    {
        var journal = new Argument<string>("JOURNAL") { Description = "The journal of a live run, as `esp32emu serve --journal DIR` writes it." };
        var trace = new Option<string?>("--trace") { Description = "Write the trace to this file instead of standard output.", HelpName = "FILE" };
        var program = new Option<string?>("--program") { Description = "The program's file, if it is not where it was in the live run.", HelpName = "FILE" };
        var config = new Option<string?>("--config") { Description = "Refuse the journal unless the live run had this configuration.", HelpName = "FILE" };
        var console = new Option<bool>("--console") { Description = "Print what the device prints, on standard error." };
        var command = new Command("replay", "Runs a journal again: the same trace as the live run, byte for byte, on standard output.")
        {
            journal, trace, program, config, console,
        };
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(journal)!,
                parsed.GetValue(trace),
                parsed.GetValue(program),
                parsed.GetValue(config),
                parsed.GetValue(console)),
            output,
            error));
        return command;
    }

    private static int Run(Request request, TextWriter output, TextWriter error)
    {
        PathArgument.Check([request.Journal], "replay");
        PathArgument.CheckTarget("--trace", request.Trace, "a file");
        PathArgument.CheckTarget("--program", request.Program, "a file");
        try
        {
            return Replay(request, output, error);
        }
        catch (JournalException e) when (e.Line is not null)
        {
            // Not a wrong argument: the journal itself is damaged, or the run does not go as the live one did.
            output.Flush();
            error.WriteLine($"esp32emu: {e.Message}");
            return ExitCode.RunFailed;
        }
    }

    private static int Replay(Request request, TextWriter output, TextWriter error)
    {
        var config = KernelFile.Read(request.Config);
        var replay = JournalReplay.Open(request.Journal);
        var path = request.Program ?? replay.Header.Program.Name;
        if (!File.Exists(path))
        {
            throw new InputException($"{request.Journal}: the program {path} of the live run is not here; --program FILE says where it is");
        }

        var program = ProgramFile.Read(path, config?.Menu ?? ScriptCommand.DefaultConfig, replay.Header.Configuration);
        replay.Check(program.Identity, config?.Kernel);
        CheckTarget(request, path);
        using var file = request.Trace is null ? null : TraceFile.Create(request.Trace);
        try
        {
            return Tell(request.Journal, replay.Run(program.Create, file ?? output, request.Console ? error : null), error);
        }
        finally
        {
            output.Flush();
        }
    }

    private static void CheckTarget(Request request, string program)
    {
        if (request.Trace is { } trace && new[] { request.Journal, program }.Any(p => Path.GetFullPath(p) == Path.GetFullPath(trace)))
        {
            throw new InputException($"--trace would overwrite {trace}; name another file");
        }
    }

    // A panic of the live run that happens again is what a replay is for: the run went as it should.
    private static int Tell(string journal, ReplayResult result, TextWriter error)
    {
        if (result.TornLine is { } torn)
        {
            error.WriteLine($"esp32emu: {journal}: the last line was not written whole and is left out; its input was never acknowledged: {Shown(torn)}");
        }

        if (result.WriteFailure is { } failure)
        {
            error.WriteLine($"esp32emu: {journal}: the live run ended because its journal could no longer be written: {failure}");
        }
        else if (!result.IsComplete)
        {
            error.WriteLine(
                $"esp32emu: {journal}: the live run has no proper end: its process was killed, it is still running, or the disk was full; "
                + "this is what was written");
        }

        if (result.Panic is { } panic)
        {
            error.WriteLine($"esp32emu: {journal}: the device panicked, as in the live run: {panic}");
        }

        error.WriteLine(FormattableString.Invariant($"{journal}: {ShownText.Count(result.Boots, "boot")}, {ShownText.Count(result.Inputs, "input")}, up to cycle {result.End}"));
        return ExitCode.Ok;
    }

    // A line can be long, and comes from a file: its beginning is enough, and nothing of it may steer a terminal.
    private static string Shown(string line) =>
        string.Concat(ShownText.Cut(line, MostShown).Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private sealed record Request(string Journal, string? Trace, string? Program, string? Config, bool Console);
}
