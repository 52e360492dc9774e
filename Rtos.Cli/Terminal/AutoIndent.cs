namespace Rtos.Cli;

/// <summary>The prompt's automatic indentation of a continuation line, like MicroPython's.</summary>
internal static class AutoIndent
{
    /// <summary>The blanks before the next line: those of the last one, and one level more if it ends in a colon.</summary>
    /// <param name="lines">The lines of the statement so far.</param>
    /// <remarks>After two blank lines there are none, so that pressing Enter three times ends a statement.</remarks>
    internal static int After(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || (lines.Count > 1 && lines.Skip(lines.Count - 2).All(string.IsNullOrWhiteSpace)))
        {
            return 0;
        }

        var last = lines[^1];
        var levels = (last.Length - last.TrimStart(' ').Length) / EditedLine.Level;
        return (last.TrimEnd().EndsWith(':') ? levels + 1 : levels) * EditedLine.Level;
    }
}
