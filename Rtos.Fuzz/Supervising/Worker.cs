using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using HostThread = System.Threading.Thread;

namespace Rtos.Fuzz;

/// <summary>The side of a worker process: runs the ranges of programs that come in, and reports each range in a line.</summary>
internal static class Worker
{
    /// <summary>The line that says that the worker has started: from then on time counts.</summary>
    internal const string Ready = "ready";

    /// <summary>Runs until standard input ends: with it ends the supervisor's interest, whatever runs then.</summary>
    internal static int Run(Campaign campaign, long seed, IReadOnlyList<string> skipped, string positionFile, TextReader input, TextWriter output)
    {
        GoldenDevice.Prepare();
        output.WriteLine(Ready);
        output.Flush();
        using var position = new Position(positionFile);
        using var ranges = new BlockingCollection<string>();
        new HostThread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                ranges.Add(line);
            }

            Environment.Exit(ExitCode.Ok);
        }) { IsBackground = true, Name = "ranges" }.Start();
        foreach (var range in ranges.GetConsumingEnumerable())
        {
            var ends = range.Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            output.WriteLine(JsonSerializer.Serialize(RunRange(campaign, seed, skipped, ends[0], ends[1], position)));
            output.Flush();
        }

        return ExitCode.Ok;
    }

    /// <summary>Runs a range of programs.</summary>
    internal static ChunkReport RunRange(
        Campaign campaign, long seed, IReadOnlyList<string> skipped, long from, long to, Position? position)
    {
        var report = new ChunkReport(from, to, [], []);
        for (var number = from; number < to; number++)
        {
            if (position is not null)
            {
                position.Number = number;
            }

            var isLast = number == to - 1;
            RunOne(campaign, new ProgramId(seed, number, skipped), null, report, isLast);
            if (report.IsSpoiled)
            {
                return report with { To = number + 1 };
            }
        }

        return report;
    }

    /// <summary>Runs one program, and the golden devices if their turn has come.</summary>
    internal static void RunOne(Campaign campaign, ProgramId program, TextWriter? log, ChunkReport report, bool isLast)
    {
        var result = campaign.Run(program, log);
        report.Outcomes[result.Outcome] = report.Outcomes.GetValueOrDefault(result.Outcome) + 1;
        foreach (var complaint in result.Complaints)
        {
            report.Findings.Add(new Finding(program.Number, complaint.Signature, complaint.Details));
        }

        if (isLast || (program.Number + 1) % campaign.ProgramsPerGoldenCheck == 0)
        {
            var turn = program.Number / campaign.ProgramsPerGoldenCheck;
            if (GoldenDevice.Check((int)(turn % GoldenDevice.Count)) is { } wrong)
            {
                report.Findings.Add(new Finding(program.Number, wrong.Signature, wrong.Details));
                report.IsSpoiled = true;
            }
        }
    }
}
