using System.Text;

namespace Rtos.MicroPython;

/// <summary>A format specification: fill, alignment, sign, width, precision and type.</summary>
internal readonly record struct FormatSpec
{
    private const int Widest = 0xFFFF;

    internal string Fill { get; init; }

    /// <summary>One of <c>&lt; &gt; ^ =</c>, or 0.</summary>
    internal char Align { get; init; }

    /// <summary>Plus, space, minus, or 0.</summary>
    internal char Sign { get; init; }

    /// <summary>Whether the width began with a zero, and the alignment was not given.</summary>
    internal bool IsZeroFilled { get; init; }

    internal bool IsAlternate { get; init; }

    /// <summary>Comma or underscore between groups of digits, or 0.</summary>
    internal char Grouping { get; init; }

    internal int Width { get; init; }

    /// <summary>The precision, or -1.</summary>
    internal int Precision { get; init; }

    /// <summary>The type's letter, or 0.</summary>
    internal char Type { get; init; }

    /// <summary>Parses a specification.</summary>
    internal static FormatSpec Parse(string spec)
    {
        var at = 0;
        var fill = " ";
        var align = '\0';
        var (hasFill, isZeroFilled) = (false, false);
        var first = spec.Length > 1 && char.IsSurrogatePair(spec[0], spec[1]) ? 2 : 1;
        if (spec.Length > first && IsAlign(spec[first]))
        {
            fill = spec[..first];
            hasFill = true;
            align = spec[first];
            at = first + 1;
        }
        else if (spec.Length > 0 && IsAlign(spec[0]))
        {
            align = spec[at++];
        }

        var sign = at < spec.Length && spec[at] is '+' or '-' or ' ' ? spec[at++] : '\0';
        var isAlternate = Take(spec, ref at, '#');
        if (Take(spec, ref at, '0'))
        {
            // After an alignment without a fill the zero is the fill.
            isZeroFilled = align == '\0';
            fill = hasFill ? fill : "0";
            align = align == '\0' ? '=' : align;
        }

        var width = Number(spec, ref at) ?? 0;
        var grouping = at < spec.Length && spec[at] is ',' or '_' ? spec[at++] : '\0';
        var precision = Take(spec, ref at, '.') ? Number(spec, ref at) ?? throw Invalid() : -1;
        var type = at < spec.Length ? spec[at++] : '\0';
        return at < spec.Length
            ? throw Invalid()
            : new FormatSpec { Fill = fill, Align = align, Sign = sign, IsAlternate = isAlternate, Grouping = grouping, Width = width, Precision = precision, Type = type, IsZeroFilled = isZeroFilled };
    }

    /// <summary>Appends a text with its sign or prefix in front, padded to the width.</summary>
    internal void Pad(Machine machine, StringBuilder text, string prefix, string body, char usualAlign)
    {
        var missing = Width - Chars.Count(prefix) - Chars.Count(body);
        if (missing <= 0)
        {
            text.Append(prefix).Append(body);
            return;
        }

        machine.Heap.Reserve(text.Length + (long)Width);
        var align = Align == '\0' ? usualAlign : Align;
        var left = align switch
        {
            '<' => 0,
            '^' => missing / 2,
            _ => missing,
        };
        text.Append(align == '=' ? prefix : string.Empty);
        Repeat(text, left);
        text.Append(align == '=' ? string.Empty : prefix).Append(body);
        Repeat(text, missing - left);
    }

    private void Repeat(StringBuilder text, int count)
    {
        if (Fill.Length == 1)
        {
            text.Append(Fill[0], count);
            return;
        }

        text.Insert(text.Length, Fill, count);
    }

    private static bool IsAlign(char c) => c is '<' or '>' or '^' or '=';

    private static bool Take(string spec, ref int at, char c)
    {
        var isThere = at < spec.Length && spec[at] == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static int? Number(string spec, ref int at)
    {
        var start = at;
        var number = 0L;
        while (at < spec.Length && char.IsAsciiDigit(spec[at]))
        {
            number = Math.Min((number * 10) + spec[at++] - '0', int.MaxValue);
        }

        return at == start ? null : number > Widest ? throw ScriptError.Of(Types.MemoryError, "memory allocation failed, allocating " + Chars.Number(number) + " bytes") : (int)number;
    }

    private static ScriptError Invalid() => ScriptError.ValueError("invalid format specifier");
}
