using System.Globalization;

namespace Rtos.Bench;

/// <summary>A comparison for people: tables.</summary>
internal static class ComparisonText
{
    internal static void Write(TextWriter output, Comparison comparison)
    {
        output.WriteLine(Invariant($"U = {comparison.UnitNanoseconds:f1} ns: a round of two async methods and two semaphores on a pump of one thread."));
        output.WriteLine(Invariant($"CPU time, medians of {comparison.Rounds} interleaved round(s). C: the real kernel once, on another machine, in U."));
        Write(
            output,
            ["", "operation", "ns", "U", "target", "", "C", "B/op", "virtual s/s", Contender.Pump, Contender.Channels, Contender.Threads],
            comparison.Workloads.Select(Cells));
        if (comparison.Growth.Count > 0)
        {
            output.WriteLine("\nGrowth: ns an operation with so many tasks or timers, start-up not included (W1 yields, W4 items, W7 sleeps, W8 firings)");
            var counts = comparison.Growth.Select(r => r.Count).Distinct().Order().ToList();
            Write(
                output,
                ["", .. counts.Select(c => c.ToString("n0", CultureInfo.InvariantCulture))],
                comparison.Growth.GroupBy(r => r.Workload).Select(g =>
                    (string[])[g.Key, .. counts.Select(c => g.FirstOrDefault(r => r.Count == c) is { } row ? Number(row.Nanoseconds) : "")]));
        }

        if (comparison.Figures.Count > 0)
        {
            Write(output, ["", "", "", "target", ""], comparison.Figures.Select(Cells));
        }
    }

    private static string[] Cells(WorkloadRow row) =>
    [
        row.Name,
        row.Operation,
        Number(row.Nanoseconds),
        Invariant($"{row.Ratio:f3}"),
        Number(row.Target),
        Verdicts.Text(row.Verdict),
        Number(row.RealKernel),
        Invariant($"{row.BytesPerOperation:f2}"),
        row.VirtualSecondsPerSecond is { } speed ? Invariant($"{speed:n0}") : "",
        Rounded(Other(row, Contender.Pump)),
        Rounded(Other(row, Contender.Channels)),
        Rounded(Other(row, Contender.Threads)),
    ];

    private static string[] Cells(FigureRow row) => [row.Name, Invariant($"{row.Value:n2}"), row.Unit, Number(row.Target), Verdicts.Text(row.Verdict)];

    private static double? Other(WorkloadRow row, string name) => row.Others.TryGetValue(name, out var nanoseconds) ? nanoseconds : null;

    private static string Number(double? value) => value is null ? "" : Invariant($"{value:#,0.###}");

    private static string Number(double value) => Invariant($"{value:n1}");

    private static string Rounded(double? value) => value is null ? "" : Invariant($"{value:n0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // The first column is text and stands to the left, the others to the right.
    private static void Write(TextWriter output, string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.Prepend(head).ToList();
        var widths = head.Select((_, i) => all.Max(r => r[i].Length)).ToArray();
        output.WriteLine();
        foreach (var row in all)
        {
            var cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
