using System.Globalization;
using System.Text;

namespace Rtos.Scenarios;

/// <summary>Wordings that several messages share.</summary>
internal static class Phrase
{
    private const int LongestQuote = 60;

    /// <summary>A text of the file in quotes: on one line, cut when it is long.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (result.Length > LongestQuote)
            {
                result.Append('…');
                break;
            }

            Append(result, rune);
        }

        return result.Append('"').ToString();
    }

    /// <summary>What to write instead of an unknown word: the nearest valid one, or all of them.</summary>
    public static string Suggest(string word, IReadOnlyCollection<string> valid) =>
        NearestName.Find(word, valid) is { } nearest ? $"did you mean \"{nearest}\"?" : $"valid: {string.Join(", ", valid)}";

    /// <summary>A step of a JSON path: <c>.name</c>, or the name in brackets when it is no plain word.</summary>
    public static string PathStep(string key) =>
        key.Length is > 0 and <= LongestQuote && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $".{key}" : $"[{Quote(key)}]";

    private static void Append(StringBuilder result, Rune rune)
    {
        // Line separators and direction marks would spoil a message as control characters do.
        var category = Rune.GetUnicodeCategory(rune);
        if (rune.Value is '"' or '\\')
        {
            result.Append('\\').Append((char)rune.Value);
        }
        else if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
        else
        {
            result.Append(rune.ToString());
        }
    }
}
