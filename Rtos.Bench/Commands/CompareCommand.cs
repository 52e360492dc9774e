using System.CommandLine;

namespace Rtos.Bench;

/// <summary><c>compare</c>: what the kernel costs, against its targets and against what can be run beside it.</summary>
internal static class CompareCommand
{
    internal static Command Create(TextWriter output)
    {
        var json = new Option<string?>("--json") { Description = "Also write everything as JSON to this file; - for standard output, then without tables.", HelpName = "FILE|-" };
        var only = new Option<string?>("--only") { Description = "Only these workloads and their growth, without memory and devices; W9 stands for all its variants.", HelpName = "W1,W7" };
        var quick = new Option<bool>("--quick") { Description = "Small sizes, one round: to see that everything works; the figures mean little." };
        var command = new Command("compare", "Measures W1 to W9 in turn with their nearest equals in .NET, growth, memory and many devices: some minutes.")
        {
            json, only, quick,
        };
        command.SetAction(parsed => Run(output, Selection.Parse(parsed.GetValue(only)), new Extent(parsed.GetValue(quick)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, Selection selection, Extent extent, string? json)
    {
        // Before minutes of measuring and not after them.
        using var file = json is null or "-" ? null : Create(json);
        var comparison = Measure(selection, extent);
        if (json == "-")
        {
            output.WriteLine(ComparisonJson.Write(comparison));
            return ExitCode.Ok;
        }

        ComparisonText.Write(output, comparison);
        file?.WriteLine(ComparisonJson.Write(comparison));
        return ExitCode.Ok;
    }

    private static Comparison Measure(Selection selection, Extent extent)
    {
        var (unit, rows) = WorkloadComparison.Measure([.. AllWorkloads.List.Where(w => selection.Has(w.Name))], extent);
        var growth = GrowthComparison.Measure(selection.Has, unit, extent).ToList();
        var figures = new List<FigureRow>();
        if (GrowthComparison.Factor(growth) is { } factor)
        {
            figures.Add(factor);
        }

        if (selection.IsEverything)
        {
            figures.AddRange(MemoryFigures.Measure(extent));
            figures.AddRange(FleetFigures.Measure(extent));
            figures.AddRange(HostedFigures.Measure(extent));
        }

        return new Comparison(unit, extent.Rounds, rows, growth, figures);
    }

    private static StreamWriter Create(string path)
    {
        try
        {
            return new StreamWriter(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInputException($"--json cannot write {path}: {e.Message}");
        }
    }
}
