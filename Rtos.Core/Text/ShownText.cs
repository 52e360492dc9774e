using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rtos.Core;

/// <summary>Makes foreign text fit for a one-line message. Nothing here cuts a surrogate pair in two.</summary>
internal static class ShownText
{
    private const int LongestShown = 40;

    /// <summary>The text as a JSON string, cut when it is long.</summary>
    internal static string Quote(string text)
        => $"\"{Escape(Cut(text))}\"";

    /// <summary>The text in one line: control characters as JSON escapes them, halves of surrogate pairs replaced.</summary>
    internal static string Escape(string text)
        => JsonEncodedText.Encode(Encoding.UTF8.GetBytes(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    /// <summary>A name as it is if it looks like one, else as a JSON string.</summary>
    internal static string Name(string text)
        => text.Length is > 0 and <= 2 * LongestShown && text.All(IsPlain) ? text : Quote(text);

    /// <summary>Untyped text as it is if it could be a number or a word, else as a JSON string.</summary>
    internal static string Word(string text)
        => text.Length is > 0 and <= LongestShown && text.All(IsPlain) ? text : Quote(text);

    /// <summary>The beginning of the text, with an ellipsis if that is not all of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters (UTF-16) in front of the ellipsis.</param>
    internal static string Cut(string text, int longest = LongestShown)
        => text.Length <= longest ? text : Beginning(text, longest) + "…";

    /// <summary>The beginning of the text, with nothing to say that it is not all of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters (UTF-16); one less where a surrogate pair would be cut in two.</param>
    internal static string Beginning(string text, int longest)
        => text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>The text with everything escaped that would spoil a line, and with an ellipsis in place of the rest when that is long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">After so many characters no other one is begun.</param>
    /// <param name="escaped">What gets a backslash.</param>
    internal static string OneLine(string text, int longest, string escaped)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (result.Length >= longest)
            {
                return result.Append('…').ToString();
            }

            // Line separators and direction marks would spoil a message as control characters do.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                var shown = rune.ToString();
                result.Append(escaped.Contains(shown, StringComparison.Ordinal) ? "\\" : "").Append(shown);
            }
        }

        return result.ToString();
    }

    /// <summary>A number of something: <c>1 core</c>, <c>1.6 cycles</c>.</summary>
    /// <param name="number">The number; what it has after six places is rounded.</param>
    /// <param name="noun">The word for one.</param>
    internal static string Count(decimal number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:0.######} {noun}{(number == 1 ? "" : "s")}");

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '.' or '$';
}
