using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Wording shared by several messages.</summary>
internal static class Phrase
{
    private const int LongestQuote = 60;
    private const int LongestLine = 160;
    private const int MostWords = 50;

    /// <summary>A text of the file in quotes: on one line, cut when it is long.</summary>
    public static string Quote(string text) => $"\"{ShownText.OneLine(text, LongestQuote, "\"\\")}\"";

    /// <summary>Text that may contain parts of the file: on one line, cut when it is long.</summary>
    public static string OneLine(string text) => ShownText.OneLine(text, LongestLine, "");

    /// <summary>What to write instead of an unknown word: the nearest valid one, or all of them.</summary>
    public static string Suggest(string word, IReadOnlyCollection<string> valid) =>
        NearestName.Find(word, valid) is { } nearest
            ? $"did you mean \"{nearest}\"?"
            : $"valid: {string.Join(", ", valid.Take(MostWords))}{(valid.Count > MostWords ? ", …" : "")}";

    /// <summary>A step of a JSON path: <c>.name</c>, or the name in brackets if it is not a plain word.</summary>
    public static string PathStep(string key) =>
        key.Length is > 0 and <= LongestQuote && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $".{key}" : $"[{Quote(key)}]";
}
