using System.Globalization;
using System.Text;

namespace Rtos.Cli;

/// <summary>How the console shows text that is not its own: nothing in it commands a terminal or ends an answer.</summary>
internal static class ConsoleText
{
    /// <summary>What each line of an answer begins with, except the last one.</summary>
    internal const string AnswerMark = " ";

    /// <summary>What each line of a trace begins with.</summary>
    internal const string TraceMark = "| ";

    /// <summary>What each line begins with that a device has printed.</summary>
    internal const string DeviceMark = "> ";

    /// <summary>
    /// One line in which control characters, line ends included, and characters that change the direction of text or
    /// cannot be seen are written as <c>\x1b</c> or <c>\u202e</c>. Tabs stay.
    /// </summary>
    internal static string Visible(string text)
    {
        var position = 0;
        while (position < text.Length && text[position] is >= ' ' and < '\x7f')
        {
            position++;
        }

        if (position == text.Length)
        {
            return text;
        }

        var shown = new StringBuilder(text, 0, position, text.Length + 16);
        while (position < text.Length)
        {
            if (Rune.TryGetRuneAt(text, position, out var rune))
            {
                Append(shown, rune.Value, IsVisible(rune));
                position += rune.Utf16SequenceLength;
            }
            else
            {
                Append(shown, text[position++], isVisible: false);
            }
        }

        return shown.ToString();
    }

    /// <summary>Lines, each with a mark before it, the last one ended too.</summary>
    /// <param name="mark">What each begins with.</param>
    /// <param name="text">The lines, without a last line feed.</param>
    /// <param name="isRaw">Whether escapes are passed on as they are.</param>
    internal static string Lines(string mark, string text, bool isRaw = false)
    {
        var lines = new StringBuilder(text.Length + 16);
        foreach (var line in text.Split('\n'))
        {
            lines.Append(mark).Append(isRaw ? line : Visible(line)).Append('\n');
        }

        return lines.ToString();
    }

    private static bool IsVisible(Rune rune) => rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void Append(StringBuilder shown, int code, bool isVisible)
    {
        if (isVisible)
        {
            shown.Append(char.ConvertFromUtf32(code));
            return;
        }

        var escape = code <= 0xff ? "\\x{0:x2}" : code <= 0xffff ? "\\u{0:x4}" : "\\U{0:x8}";
        shown.AppendFormat(CultureInfo.InvariantCulture, escape, code);
    }
}
