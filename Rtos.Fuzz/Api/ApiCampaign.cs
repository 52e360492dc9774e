using System.Collections.Concurrent;
using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>Random programs on the public API: each call gives a result or a message of ours, and no other device notices.</summary>
internal sealed class ApiCampaign() : Campaign(CommandName)
{
    internal const string CommandName = "api";

    private const int CrewsInHundred = 2;
    private const int CrewSize = 2;

    /// <inheritdoc/>
    internal override int ProgramsPerGoldenCheck => 1;

    /// <summary>Told of each call that is made.</summary>
    internal Action<ApiMember>? Called { get; init; }

    /// <summary>May choose what is called instead of a member of any kind; null, or a null from it, leaves the choice to chance.</summary>
    internal Func<Dice, ApiMember?>? Preferred { get; init; }

    /// <inheritdoc/>
    internal override ProgramResult Run(ProgramId program, TextWriter? log)
    {
        var seed = program.Seed;
        return seed % 100 < CrewsInHundred && !program.IsSkipped("crew") ? RunCrew(program, log) : RunOne(seed, program, "d", log);
    }

    private ProgramResult RunOne(int seed, ProgramId id, string name, TextWriter? log)
    {
        var program = new ApiProgram(seed, id, name, log) { Called = Called, Preferred = Preferred };
        var outcome = program.Run();
        return new ProgramResult(outcome, [.. program.Complaints]);
    }

    // Several programs at once, each with its own devices and a golden device after it.
    private ProgramResult RunCrew(ProgramId id, TextWriter? log)
    {
        log?.WriteLine($"{CrewSize} programs on {CrewSize} threads");
        var complaints = new ConcurrentBag<Complaint>();
        var shared = log is null ? null : TextWriter.Synchronized(log);
        Parallel.For(0, CrewSize, i =>
        {
            var result = RunOne(unchecked(id.Seed + (i * 7919)) & int.MaxValue, id, $"thread {i} d", shared);
            foreach (var complaint in result.Complaints)
            {
                complaints.Add(complaint);
            }

            if (GoldenDevice.Check(i % GoldenDevice.Count) is { } wrong)
            {
                complaints.Add(wrong);
            }
        });
        return new ProgramResult("crew", [.. complaints.DistinctBy(c => c.Signature).OrderBy(c => c.Signature, StringComparer.Ordinal)]);
    }
}
