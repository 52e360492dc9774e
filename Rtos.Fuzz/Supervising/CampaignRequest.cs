namespace Rtos.Fuzz;

/// <summary>What a campaign is to do.</summary>
/// <param name="Name">Which campaign.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Count">How many programs, from number 0.</param>
/// <param name="Out">The folder for the state and the findings.</param>
/// <param name="Workers">How many processes.</param>
/// <param name="HangSeconds">How long a program may take, in seconds of the processor.</param>
/// <param name="MemoryMegabytes">How much memory a worker may take.</param>
/// <param name="Skipped">Words: what contains one of them is not tried.</param>
/// <param name="IsFresh">Whether to forget what was done before.</param>
/// <param name="IsVerbose">Whether to print progress, even if nobody sits at a terminal.</param>
internal sealed record CampaignRequest(
    string Name, long Seed, long Count, string Out, int Workers, double HangSeconds, int MemoryMegabytes, IReadOnlyList<string> Skipped, bool IsFresh,
    bool IsVerbose)
{
    /// <summary>The folder of this campaign.</summary>
    internal string Folder => Path.Combine(Out, Name);

    /// <summary>The arguments that make the same programs.</summary>
    internal IEnumerable<string> ProgramArguments =>
        Skipped.Count == 0 ? ["--seed", Text(Seed)] : ["--seed", Text(Seed), "--skip", string.Join(',', Skipped)];

    internal static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
