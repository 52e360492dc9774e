using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Compares what a run gave with what was recorded.</summary>
internal static class TextDifference
{
    private const int LinesBefore = 5;

    /// <summary>A recorded text, as its bytes are.</summary>
    internal static string Read(string path)
    {
        try
        {
            // Not ReadAllText: it takes a byte order mark away, and two traces that differ by it are not equal byte for byte.
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {FileFailure.Why(path, e)}", e);
        }
    }

    /// <summary>The first line that differs, with the lines before it.</summary>
    /// <param name="file">What was run.</param>
    /// <param name="what">What is compared: the trace or the output.</param>
    /// <param name="recording">The file of the recorded text.</param>
    /// <param name="expected">The recorded text.</param>
    /// <param name="actual">What came now.</param>
    internal static string Describe(string file, string what, string recording, string expected, string actual)
    {
        var (expectedLines, actualLines) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line])
        {
            line++;
        }

        var before = expectedLines.Skip(line - LinesBefore).Take(Math.Min(line, LinesBefore)).Select(l => $"    {l}\n");
        var where = string.Create(CultureInfo.InvariantCulture, $"{file}: line {line + 1} of the {what} differs: - is the recording {recording}, + is this run");
        return $"{where}\n{string.Concat(before)}  - {At(expectedLines, line, what)}\n  + {At(actualLines, line, what)}";
    }

    private static string At(string[] lines, int index, string what) =>
        index >= lines.Length || (index == lines.Length - 1 && lines[index].Length == 0) ? $"(the {what} ends)" : Visible(lines[index]);

    // What editors and consoles do not show, and what makes two lines look alike that are not.
    private static string Visible(string line) => line.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\uFEFF", "\\uFEFF", StringComparison.Ordinal);
}
