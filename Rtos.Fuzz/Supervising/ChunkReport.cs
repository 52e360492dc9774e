namespace Rtos.Fuzz;

/// <summary>What a worker did with a range of programs: a line of JSON between the processes.</summary>
/// <param name="From">The first program.</param>
/// <param name="To">The program after the last.</param>
/// <param name="Outcomes">How many ended in which way.</param>
/// <param name="Findings">What was wrong.</param>
internal sealed record ChunkReport(long From, long To, Dictionary<string, long> Outcomes, List<Finding> Findings)
{
    /// <summary>Whether a golden device went wrong: what runs in the same process from here on shows nothing new.</summary>
    public bool IsSpoiled { get; set; }
}

/// <summary>A defect that a program showed.</summary>
/// <param name="Number">The program.</param>
/// <param name="Signature">What it is, the same for every program that shows it.</param>
/// <param name="Details">What was seen.</param>
internal sealed record Finding(long Number, string Signature, string Details);
