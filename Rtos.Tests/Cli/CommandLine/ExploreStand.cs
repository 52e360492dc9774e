using System.Text.RegularExpressions;

namespace Rtos.Tests.Cli;

/// <summary>What the tests of <c>esp32emu explore</c> read in its output.</summary>
internal static class ExploreStand
{
    /// <summary>The arguments of the line that repeats a finding, without the name of the command.</summary>
    internal static string[] ReplayOf(string output)
    {
        var lines = output.Split('\n');
        var line = lines[Array.IndexOf(lines, "To repeat it:") + 1];
        Assert.StartsWith("  esp32emu run ", line);
        return line.Trim().Split(' ')[1..];
    }

    /// <summary>The schedule of a finding.</summary>
    internal static string ScheduleOf(string output) => ReplayOf(output)[^1];

    /// <summary>The output without the host's times.</summary>
    internal static string WithoutTimes(string output) => Regex.Replace(output, @"[0-9]+\.[0-9]{2} s\b", "TIME");
}
