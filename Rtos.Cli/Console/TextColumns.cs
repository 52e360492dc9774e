using System.Text;

namespace Rtos.Cli;

/// <summary>Arranges rows of text in columns; columns whose heading begins with a blank are right-aligned. Each row is one line.</summary>
internal sealed class TextColumns(params string[] headings)
{
    private readonly List<string[]> _rows = [[.. headings.Select(h => h.Trim())]];

    internal void Add(params string[] cells) => _rows.Add([.. cells.Select(ConsoleText.Visible)]);

    /// <summary>The lines, without a final line feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var widths = headings.Select((_, i) => _rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in _rows)
        {
            var line = row.Select((cell, i) => headings[i][0] == ' ' ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            text.Append(string.Join("  ", line).TrimEnd()).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }
}
