namespace Rtos.Fuzz;

/// <summary>Which programs have been run: numbers, kept as ranges.</summary>
internal sealed class RangeSet
{
    private readonly SortedDictionary<long, long> _ranges = [];

    internal RangeSet(IEnumerable<long[]>? ranges = null)
    {
        foreach (var range in ranges ?? [])
        {
            Add(range[0], range[1]);
        }
    }

    /// <summary>Adds the numbers from one to below another. None of them is in the set.</summary>
    internal void Add(long from, long to)
    {
        if (_ranges.Remove(to, out var end))
        {
            to = end;
        }

        var before = _ranges.FirstOrDefault(r => r.Value == from, new KeyValuePair<long, long>(from, from));
        _ranges[before.Key] = to;
    }

    /// <summary>The ranges, each from its first number to below its last.</summary>
    internal IReadOnlyList<long[]> All => [.. _ranges.Select(r => new[] { r.Key, r.Value })];

    /// <summary>The numbers below a limit that are not in the set, in pieces of at most a size.</summary>
    internal IEnumerable<(long From, long To)> Missing(long count, long size)
    {
        var from = 0L;
        foreach (var range in All.Append([count, count]))
        {
            for (var end = Math.Min(range[0], count); from < end;)
            {
                var to = Math.Min(end, from + size);
                yield return (from, to);
                from = to;
            }

            from = Math.Max(from, range[1]);
        }
    }
}
