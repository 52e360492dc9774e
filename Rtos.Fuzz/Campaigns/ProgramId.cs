namespace Rtos.Fuzz;

/// <summary>Which program of a campaign.</summary>
/// <param name="CampaignSeed">The seed of the campaign.</param>
/// <param name="Number">The number of the program, from 0.</param>
/// <param name="Skipped">Words: what contains one of them is not tried.</param>
internal readonly record struct ProgramId(long CampaignSeed, long Number, IReadOnlyList<string> Skipped)
{
    /// <summary>The seed of the program's chance: neighbors have nothing in common.</summary>
    internal int Seed => Mixed((ulong)CampaignSeed, (ulong)Number);

    /// <summary>Whether a text contains a word that is not to be tried.</summary>
    internal bool IsSkipped(string text)
    {
        foreach (var word in Skipped)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // SplitMix64.
    private static int Mixed(ulong seed, ulong number)
    {
        unchecked
        {
            var z = (seed * 0xD1342543DE82EF95) + ((number + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) & int.MaxValue);
        }
    }
}
