namespace Rtos.Core;

/// <summary>Finds the name that somebody may have meant: "did you mean …?".</summary>
/// <remarks>Case is ignored. Two neighboring letters that changed places count as one edit.</remarks>
internal static class NearestName
{
    private const int ShortestBeginning = 3;

    /// <summary>The candidate that takes the fewest edits to reach.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="candidates">The valid names; of equally near ones the first wins.</param>
    /// <returns>
    /// The nearest candidate, or <see langword="null"/> if none is near: at most one edit, and one more for every three
    /// letters of the shorter name. If no other is near, the only candidate that begins with the name, of at least three letters.
    /// </returns>
    internal static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var limit = 1 + (Math.Min(name.Length, candidate.Length) / 3);

            // The lengths alone may say that it is too far: a megabyte of garbage costs nothing.
            if (Math.Abs(name.Length - candidate.Length) > limit)
            {
                continue;
            }

            var edits = Distance(name, candidate);
            if (edits <= limit && edits < fewest)
            {
                (nearest, fewest) = (candidate, edits);
            }
        }

        return nearest ?? OfBeginning(name, candidates);
    }

    // A name that somebody has cut short, as prio for priority.
    private static string? OfBeginning(string name, IEnumerable<string> candidates)
    {
        var longer = name.Length < ShortestBeginning ? [] : candidates.Where(c => c.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return longer.Count == 1 ? longer[0] : null;
    }

    /// <summary>What to add to a message about an unknown name: <c>; did you mean FREERTOS_HZ?</c>.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="candidates">The valid names.</param>
    /// <returns>The hint, or an empty string if no candidate is near.</returns>
    internal static string Hint(string name, IEnumerable<string> candidates)
        => Find(name, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>How many letters must be inserted, removed, replaced or swapped with their neighbor.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other name.</param>
    /// <returns>0 for names that differ only in case; at most the length of the longer one.</returns>
    internal static int Distance(string left, string right)
    {
        var (beforeLast, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], 1 + beforeLast[j - 2]);
                }
            }
        }

        return row[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
