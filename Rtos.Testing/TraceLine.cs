using System.Globalization;

namespace Rtos.Testing;

/// <summary>A line of a trace, split as far as timelines and patterns need it.</summary>
/// <param name="Time">Cycles since the start.</param>
/// <param name="Core">The number of the core.</param>
/// <param name="Rest">The text after the core.</param>
internal readonly record struct TraceLine(long Time, int Core, string Rest)
{
    private const string Switch = "switch ";
    private const string Interrupt = "isr ";

    /// <summary>The task that the core runs from now on, or null if the line is not a switch.</summary>
    internal string? SwitchedTo => Rest.StartsWith(Switch, StringComparison.Ordinal) ? Rest[Switch.Length..] : null;

    internal bool IsInterrupt => Rest.StartsWith(Interrupt, StringComparison.Ordinal);

    /// <summary>Splits a line; null for one without time and core, such as those of the final states.</summary>
    internal static TraceLine? Parse(string line)
    {
        var afterTime = line.IndexOf(' ', StringComparison.Ordinal);
        var afterCore = afterTime < 0 ? -1 : line.IndexOf(' ', afterTime + 1);
        if (afterCore < 0
            || !long.TryParse(line.AsSpan(0, afterTime), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || !int.TryParse(line.AsSpan(afterTime + 1, afterCore - afterTime - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var core))
        {
            return null;
        }

        return new TraceLine(time, core, line[(afterCore + 1)..]);
    }

    /// <summary>Whether a line matches a pattern, field by field; <c>*</c> stands for any one field, and at the end for all the rest.</summary>
    internal static bool Matches(ReadOnlySpan<char> line, ReadOnlySpan<char> pattern)
    {
        while (true)
        {
            var field = Cut(ref line, out var lineEnds);
            var wanted = Cut(ref pattern, out var patternEnds);
            if (wanted is "*" ? patternEnds : lineEnds && patternEnds && field.SequenceEqual(wanted))
            {
                return true;
            }

            if (lineEnds || patternEnds || !(wanted is "*" || field.SequenceEqual(wanted)))
            {
                return false;
            }
        }
    }

    // Takes the first field off a line.
    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> line, out bool isLast)
    {
        var end = line.IndexOf(' ');
        isLast = end < 0;
        var field = isLast ? line : line[..end];
        line = isLast ? [] : line[(end + 1)..];
        return field;
    }
}
