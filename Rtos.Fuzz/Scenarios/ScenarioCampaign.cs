using System.Text;
using Rtos.Core;
using Rtos.Fuzz.Generators;
using Rtos.Scenarios;

namespace Rtos.Fuzz;

/// <summary>Random and mutated scenario files: each gives a trace, a panic of the device, or a message with a place in the file.</summary>
internal sealed class ScenarioCampaign() : Campaign(CommandName)
{
    internal const string CommandName = "scenarios";

    private const string FileName = "random.json";
    private const int ChecksInHundred = 12;
    private const int OperationsPerInstant = 3000;
    private const long LongestRun = 60_000;
    private const int MostTicks = 1600;

    private readonly ScenarioSource _source = new();

    /// <inheritdoc/>
    internal override int ProgramsPerGoldenCheck => 20;

    /// <inheritdoc/>
    internal override ProgramResult Run(ProgramId program, TextWriter? log)
    {
        var random = new Random(program.Seed);
        var text = _source.Make(random);
        log?.WriteLine(Encoding.UTF8.GetString(text));
        if (program.Skipped.Count > 0 && program.IsSkipped(Encoding.UTF8.GetString(text)))
        {
            return new ProgramResult("skipped", []);
        }

        Scenario scenario;
        try
        {
            scenario = ScenarioReader.Parse(text, FileName);
        }
        catch (ScenarioException e)
        {
            log?.WriteLine(e.Message);
            return new ProgramResult("refused", Judge.OfRefusal(e) is { } wrong ? [wrong] : []);
        }
        catch (Exception e)
        {
            return new ProgramResult("refused", [new Complaint($"reader: {e.GetType().Name}: {Judge.Normalized(e.Message)}", e.ToString())]);
        }

        return Run(scenario, random, log);
    }

    private static ProgramResult Run(Scenario scenario, Random random, TextWriter? log)
    {
        var isChecked = random.Next(100) < ChecksInHundred;
        var isTwice = random.Next(100) < ChecksInHundred;
        var first = Execute(scenario, isChecked);
        log?.WriteLine(first.Text);
        if (first.Wrong is null && isTwice)
        {
            var second = Execute(scenario, isChecked: false);
            if (second.Text != first.Text)
            {
                return new ProgramResult(first.Outcome, [new Complaint("two runs differ", $"first:\n{first.Text}\nsecond:\n{second.Text}")]);
            }
        }

        return new ProgramResult(first.Outcome, first.Wrong is null ? [] : [first.Wrong]);
    }

    private static (string Outcome, string Text, Complaint? Wrong) Execute(Scenario scenario, bool isChecked)
    {
        using var trace = new TraceDigest();
        var run = new ScenarioRun(scenario);
        try
        {
            var device = new Device(scenario.Kernel with { OperationsPerInstant = OperationsPerInstant });
            device.AddTraceSink(new TextTraceSink(trace));
            if (isChecked)
            {
                device.Settled = new SettledCheck(device, mayDoAnything: true).Run;
            }

            device.Load(run);
            device.RunUntil(End(scenario));
            run.WriteFinalStates(trace);
            return ("ran", trace.ToString(), null);
        }
        catch (Exception e)
        {
            return ("panicked", $"{trace}{e.Message}\n{run.CurrentLocation}", Judge.Of(e));
        }
    }

    // A mutated end may be too far away to wait for.
    private static Instant End(Scenario scenario) =>
        new(Math.Min(scenario.Until.Value, Math.Max(LongestRun, scenario.Kernel.CyclesPerTick.Value * MostTicks)));
}
