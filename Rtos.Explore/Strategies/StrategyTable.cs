using System.Globalization;

namespace Rtos.Explore;

/// <summary>The strategies by name.</summary>
internal static class StrategyTable
{
    private const int MostDepth = 9;

    /// <summary>The names, as a user may write them.</summary>
    internal static string Names => "auto, delay-bounded:D, random, pct:D (D from 1 to 9)";

    /// <summary>Makes a strategy.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">The seed of what is random.</param>
    /// <returns>The strategy; null if there is none with that name.</returns>
    internal static SearchStrategy? Make(string name, ulong seed)
    {
        var parts = name.Split(':');
        var depth = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d is >= 1 and <= MostDepth ? d : 0;
        return (parts[0], parts.Length, depth) switch
        {
            ("auto", 1, _) => new AutoStrategy([new DelayBoundedStrategy(2), new PctStrategy(2, seed), new RandomStrategy(seed), new PctStrategy(3, seed)]),
            ("random", 1, _) => new RandomStrategy(seed),
            ("pct", 1, _) => new PctStrategy(3, seed),
            ("pct", 2, > 0) => new PctStrategy(depth, seed),
            ("delay-bounded", 1, _) => new DelayBoundedStrategy(2),
            ("delay-bounded", 2, > 0) => new DelayBoundedStrategy(depth),
            _ => null,
        };
    }
}
