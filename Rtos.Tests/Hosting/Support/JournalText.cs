using System.Text;
using System.Text.RegularExpressions;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

/// <summary>Journals as text, for tests that write some by hand.</summary>
internal static partial class JournalText
{
    /// <summary>Gives each line the checksum that it would have if it had been written after the lines before.</summary>
    /// <param name="lines">The lines, with or without checksums.</param>
    internal static string Signed(IEnumerable<string> lines)
    {
        var sum = JournalSum.Start;
        var text = new StringBuilder();
        foreach (var line in lines.Select(Unsigned))
        {
            var start = line.EndsWith('}') ? line[..^1] : line;
            sum.Add(Encoding.UTF8.GetBytes(start));
            text.Append(start).Append($",\"sum\":\"{sum}\"}}\n");
        }

        return text.ToString();
    }

    /// <summary>A line without its checksum.</summary>
    internal static string Unsigned(string line) => Sum().Replace(line, "}");

    [GeneratedRegex(",\"sum\":\"[0-9a-f]{8}\"}$")]
    private static partial Regex Sum();
}
