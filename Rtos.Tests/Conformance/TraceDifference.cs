using System.Globalization;
using System.Text;

namespace Rtos.Tests.Conformance;

/// <summary>Where two traces part: the first differing line with what came before it.</summary>
internal static class TraceDifference
{
    private const int LinesBefore = 5;

    /// <summary>The difference, or null when the traces are equal.</summary>
    internal static string? Find(string name, string expected, string actual)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return null;
        }

        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name}: line {line + 1} differs\n");
        foreach (var before in left[Math.Max(0, line - LinesBefore)..line])
        {
            text.Append(CultureInfo.InvariantCulture, $"    {before}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  - {At(left, line)}\n  + {At(right, line)}\n");
        return text.ToString();
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(the trace has ended)";
}
