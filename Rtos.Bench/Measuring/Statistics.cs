namespace Rtos.Bench;

/// <summary>What a few measurements say together.</summary>
internal static class Statistics
{
    /// <summary>The one in the middle, or half way between the two in the middle.</summary>
    internal static double Median(IReadOnlyCollection<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
