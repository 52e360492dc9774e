namespace Rtos.MicroPython;

/// <summary>Searches texts and bytes in time proportional to the sum of their lengths, not to the product.</summary>
internal static class TextSearch
{
    // If the product of both lengths is less than this, .NET's search is fast enough even in the worst case.
    private const long MostAtWorst = 1 << 22;

    /// <summary>The index of the first occurrence, or -1.</summary>
    internal static int IndexOf<T>(ReadOnlySpan<T> content, ReadOnlySpan<T> part)
        where T : unmanaged, IEquatable<T>
    {
        HostWork.ChargeLong(content.Length);
        if ((long)content.Length * part.Length <= MostAtWorst)
        {
            return content.IndexOf(part);
        }

        return part.Length > content.Length ? -1 : Search(content, part, isReversed: false);
    }

    /// <summary>The index of the last occurrence, or -1.</summary>
    internal static int LastIndexOf<T>(ReadOnlySpan<T> content, ReadOnlySpan<T> part)
        where T : unmanaged, IEquatable<T>
    {
        HostWork.ChargeLong(content.Length);
        if ((long)content.Length * part.Length <= MostAtWorst)
        {
            return part.Length == 0 ? content.Length : content.LastIndexOf(part);
        }

        if (part.Length > content.Length)
        {
            return -1;
        }

        var at = Search(content, part, isReversed: true);
        return at < 0 ? -1 : content.Length - at - part.Length;
    }

    // Knuth, Morris and Pratt: never goes back in the content.
    private static int Search<T>(ReadOnlySpan<T> content, ReadOnlySpan<T> part, bool isReversed)
        where T : unmanaged, IEquatable<T>
    {
        var borders = Borders(part, isReversed);
        var matched = 0;
        for (var i = 0; i < content.Length; i++)
        {
            var item = At(content, i, isReversed);
            while (matched > 0 && !item.Equals(At(part, matched, isReversed)))
            {
                matched = borders[matched - 1];
            }

            matched += item.Equals(At(part, matched, isReversed)) ? 1 : 0;
            if (matched == part.Length)
            {
                return i + 1 - matched;
            }
        }

        return -1;
    }

    // For each prefix of the part, the length of its longest proper prefix that is also its suffix.
    private static int[] Borders<T>(ReadOnlySpan<T> part, bool isReversed)
        where T : unmanaged, IEquatable<T>
    {
        var borders = new int[part.Length];
        var length = 0;
        for (var i = 1; i < part.Length; i++)
        {
            while (length > 0 && !At(part, i, isReversed).Equals(At(part, length, isReversed)))
            {
                length = borders[length - 1];
            }

            length += At(part, i, isReversed).Equals(At(part, length, isReversed)) ? 1 : 0;
            borders[i] = length;
        }

        return borders;
    }

    private static T At<T>(ReadOnlySpan<T> items, int place, bool isReversed) => isReversed ? items[items.Length - 1 - place] : items[place];
}
