using HostThread = System.Threading.Thread;

namespace Rtos.Fuzz;

/// <summary>Programs that break a worker in every way, to try the supervisor. A hidden command.</summary>
internal sealed class TrialCampaign() : Campaign(CommandName)
{
    internal const string CommandName = "trial";

    private const int Period = 100;
    private const int Block = 16 * 1024 * 1024;

    /// <inheritdoc/>
    internal override int ProgramsPerGoldenCheck => int.MaxValue;

    /// <inheritdoc/>
    internal override ProgramResult Run(ProgramId program, TextWriter? log)
    {
        log?.WriteLine($"trial program {program.Number}");
        var kind = (program.Number % Period) switch
        {
            13 => "crash",
            31 => "hang",
            57 => "memory",
            75 => "complaint",
            _ => "good",
        };
        return program.IsSkipped(kind) ? new ProgramResult("skipped", []) : Break(kind, program.Number);
    }

    private static ProgramResult Break(string kind, long number)
    {
        switch (kind)
        {
            case "crash":
                Environment.FailFast("a trial of the supervisor");
                break;
            case "hang":
                SpinForever();
                break;
            case "memory":
                EatMemory();
                break;
            default:
                break;
        }

        return kind == "complaint"
            ? new ProgramResult("bad", [new Complaint("a trial complaint", $"program {number}")])
            : new ProgramResult(number % 2 == 0 ? "even" : "odd", []);
    }

    private static void SpinForever()
    {
        for (var i = 0L; ; i++)
        {
            HostThread.SpinWait(100);
        }
    }

    // Until the process is ended, by its own limit or by the supervisor.
    private static void EatMemory()
    {
        for (var all = new List<byte[]>(); ;)
        {
            var block = new byte[Block];
            Array.Fill(block, (byte)1);
            all.Add(block);
        }
    }
}
