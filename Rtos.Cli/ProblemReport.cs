using System.Globalization;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Formats what is wrong with a file, one mistake per line.</summary>
internal static class ProblemReport
{
    private const int Most = 20;

    /// <summary>Prints the mistakes of a scenario.</summary>
    internal static void Write(TextWriter error, ScenarioException refused) =>
        error.WriteLine($"esp32emu: {Lines(refused.Problems.Count, refused.Problems.Select(p => p.ToString()), refused.Location.SourceName)}");

    /// <summary>The first mistakes, then the number of further ones: the lines of one message.</summary>
    /// <param name="count">The number of mistakes.</param>
    /// <param name="problems">The mistakes.</param>
    /// <param name="file">The file.</param>
    internal static string Lines(int count, IEnumerable<string> problems, string file)
    {
        var lines = problems.Take(Most);
        var more = count - Most;
        return string.Join("\nesp32emu: ", more <= 0
            ? lines
            : lines.Append(string.Create(CultureInfo.InvariantCulture, $"{file}: and {ShownText.Count(more, "more mistake")}")));
    }
}
