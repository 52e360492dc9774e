using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>Shows a syntax error: its place, the source line, and a caret under the error.</summary>
internal static class SourceCaret
{
    // The number of characters shown before and after the place in a long line.
    private const int Around = 50;

    internal static string Describe(string path, ScriptSyntaxException error)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{path}({error.Line},{error.Column}): {error.Reason}");
        return error.SourceLine.Length == 0 ? what : $"{what}\n{Show(error.SourceLine, error.Column)}";
    }

    /// <summary>The line and the caret under it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="column">The column in characters, from 1.</param>
    internal static string Show(string line, int column)
    {
        var runes = line.EnumerateRunes().ToArray();
        var place = Math.Clamp(column - 1, 0, runes.Length);
        var isCut = runes.Length > 2 * Around;
        var first = isCut ? Math.Max(0, Math.Min(place - Around, runes.Length - (2 * Around))) : 0;
        var end = isCut ? Math.Min(runes.Length, first + (2 * Around)) : runes.Length;
        var (shown, under) = (new StringBuilder(), new StringBuilder());
        if (first > 0)
        {
            shown.Append('…');
            under.Append(' ');
        }

        for (var i = first; i < end; i++)
        {
            var rune = Rune.IsControl(runes[i]) && runes[i].Value != '\t' ? Rune.ReplacementChar : runes[i];
            shown.Append(rune.ToString());
            if (i < place)
            {
                // A tab is as wide as the tab above it.
                under.Append(rune.Value == '\t' ? "\t" : new string(' ', CharacterWidth.Of(rune)));
            }
        }

        return $"{shown}{(end < runes.Length ? "…" : "")}\n{under}^";
    }
}
