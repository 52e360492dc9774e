namespace Rtos.Cli;

/// <summary>The indentation that the prompt gives a further line of a statement, as MicroPython's does.</summary>
internal static class AutoIndent
{
    /// <summary>The blanks before the next line: those of the last one, and a level more if it ends in a colon.</summary>
    /// <param name="lines">The lines of the statement so far.</param>
    /// <remarks>After two lines of blanks there are none, so that Enter three times ends a statement.</remarks>
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
