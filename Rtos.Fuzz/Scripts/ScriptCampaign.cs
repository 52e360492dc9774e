using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Fuzz;

/// <summary>Random and mutated scripts: each ends, is refused with a place, raises an exception of Python, or runs into a limit.</summary>
internal sealed class ScriptCampaign() : Campaign(CommandName)
{
    internal const string CommandName = "scripts";

    private const int MostSlices = 4;
    private const int TwiceInHundred = 8;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);
    private static readonly MenuConfig Settings = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "settings");
    private static readonly ScriptOptions Defaults = ScriptOptions.FromMenuConfig(Settings);

    private readonly ScriptSource _source = new();

    /// <inheritdoc/>
    internal override int ProgramsPerGoldenCheck => 20;

    /// <inheritdoc/>
    internal override ProgramResult Run(ProgramId program, TextWriter? log)
    {
        var random = new Random(program.Seed);
        var source = _source.Make(random);
        log?.WriteLine(source);
        if (program.IsSkipped(source))
        {
            return new ProgramResult("skipped", []);
        }

        var board = new Board(
            Defaults with
            {
                Dialect = (ScriptDialect)random.Next(3),
                Profile = random.Next(2) == 0 ? ThreadProfile.Document : ThreadProfile.Firmware,
                IsGilFair = random.Next(4) != 0,
            },
            ScriptInput.Make(random));
        log?.WriteLine($"--- {board}");
        var (outcome, text, wrong) = Execute(source, board);
        log?.WriteLine($"--- printed\n{text}");
        if (wrong is null && random.Next(100) < TwiceInHundred)
        {
            var second = Execute(source, board).Text;
            if (second != text)
            {
                wrong = new Complaint("two runs differ", $"first:\n{text}\nsecond:\n{second}");
            }
        }

        return new ProgramResult(outcome, wrong is null ? [] : [wrong]);
    }

    private static (string Outcome, string Text, Complaint? Wrong) Execute(string source, Board board)
    {
        Script script;
        try
        {
            script = Script.Parse(source);
        }
        catch (ScriptSyntaxException e) when (e.Line > 0)
        {
            return ("refused", e.Message, Judge.Of(e));
        }
        catch (Exception e)
        {
            return ("refused", e.Message, new Complaint($"compiler: {e.GetType().Name}: {Judge.Normalized(e.Message)}", e.ToString()));
        }

        var program = new ScriptProgram(script, Settings, board.Options);
        try
        {
            var device = new Device(Settings);
            device.Load(program);
            program.SetInput(board.Input);
            var outcome = RunOutcome.Limit;
            for (var slices = 0; slices < MostSlices && outcome == RunOutcome.Limit; slices++)
            {
                outcome = program.Threads.Run(Slice);
                program.Threads.CheckInvariants();
            }

            var end = outcome == RunOutcome.Ended && program.HasFailed ? "failed" : outcome.ToString().ToLowerInvariant();
            return (end, program.Threads.Console.Text, null);
        }
        catch (Exception e)
        {
            return ("panicked", e.Message, Judge.Of(e));
        }
    }

    private sealed record Board(ScriptOptions Options, string Input)
    {
        public override string ToString() => $"dialect {Options.Dialect}, profile {Options.Profile}, fair {Options.IsGilFair}, input {Input.Length} characters";
    }
}
