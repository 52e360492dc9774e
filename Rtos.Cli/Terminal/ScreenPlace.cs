using System.Text;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>A position on the rows of a terminal, relative to where a text begins.</summary>
/// <param name="Row">The row, from the one where the text begins.</param>
/// <param name="Column">The column; equal to the terminal's width if the next character wraps.</param>
internal readonly record struct ScreenPlace(int Row, int Column)
{
    /// <summary>The position after a text whose only control characters are line feeds.</summary>
    internal ScreenPlace After(ReadOnlySpan<char> text, int width)
    {
        var (row, column) = (Row, Column);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                (row, column) = (row + 1, 0);
                continue;
            }

            var columns = CharacterWidth.Of(rune);
            (row, column) = column + columns > width ? (row + 1, columns) : (row, column + columns);
        }

        return new ScreenPlace(row, column);
    }

    /// <summary>The cursor's position if the next character is this one.</summary>
    internal ScreenPlace Before(ReadOnlySpan<char> next, int width)
    {
        Rune.DecodeFromUtf16(next, out var rune, out _);
        return Column + Math.Max(1, next.IsEmpty ? 1 : CharacterWidth.Of(rune)) > width ? new ScreenPlace(Row + 1, 0) : this;
    }
}
