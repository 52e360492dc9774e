using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rtos.Core;

/// <summary>Makes foreign text fit for a one-line message.</summary>
internal static class MenuConfigText
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
    internal static string Cut(string text, int longest = LongestShown)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        // Not in the middle of a surrogate pair.
        var length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Concat(text.AsSpan(0, length), "…");
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '.' or '$';
}
