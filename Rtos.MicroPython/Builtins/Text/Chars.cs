using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Texts counted in characters like in Python: a surrogate pair, two .NET chars, is one.</summary>
internal static class Chars
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 128).Select(i => string.Intern(((char)i).ToString()))];

    internal static bool HasPairs(string text)
    {
        HostWork.ChargeLong(text.Length / 4);
        return text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0;
    }

    internal static int Count(string text)
    {
        var count = text.Length;
        if (HasPairs(text))
        {
            HostWork.ChargeLong(text.Length);
            for (var i = 1; i < text.Length; i++)
            {
                count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>A part, in .NET chars; single ASCII characters are always the same object.</summary>
    internal static string Part(string text, int start, int length) =>
        length == 1 && text[start] < 128 ? Small[text[start]] : length == text.Length ? text : text.Substring(start, length);

    /// <summary>The index in the .NET string of the character with a number.</summary>
    internal static int Offset(string text, int place)
    {
        if (!HasPairs(text))
        {
            return place;
        }

        HostWork.ChargeLong(text.Length);
        var at = 0;
        for (var i = 0; i < place && at < text.Length; i++)
        {
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return at;
    }

    /// <summary>The number of the character at an index of the .NET string.</summary>
    internal static int Place(string text, int offset) => HasPairs(text) ? Count(text[..offset]) : offset;

    /// <summary>The code points.</summary>
    internal static int[] Points(string text)
    {
        HostWork.ChargeLong(text.Length);
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                points.Add(char.ConvertToUtf32(text[i], text[++i]));
            }
            else
            {
                points.Add(text[i]);
            }
        }

        return [.. points];
    }

    /// <summary>The text of a code point.</summary>
    internal static string Of(long point)
    {
        if (point is < 0 or >= 0x110000)
        {
            throw ScriptError.ValueError("chr() arg not in range(0x110000)");
        }

        return point < 128 ? Small[point] : point < 0x10000 ? ((char)point).ToString() : char.ConvertFromUtf32((int)point);
    }

    internal static string Of(ReadOnlySpan<int> points)
    {
        var text = new StringBuilder(points.Length);
        foreach (var point in points)
        {
            text.Append(Of(point));
        }

        return text.ToString();
    }

    internal static bool IsSpace(int c) => c is ' ' or (>= 9 and <= 13);

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
