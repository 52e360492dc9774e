using System.Globalization;
using System.Text;

namespace Rtos.Cli;

/// <summary>Shows foreign text on the console: nothing in it can control a terminal or end an answer.</summary>
internal static class ConsoleText
{
    /// <summary>The prefix of each line of an answer, except the last one.</summary>
    internal const string AnswerMark = " ";

    /// <summary>The prefix of each line of a trace.</summary>
    internal const string TraceMark = "| ";

    /// <summary>The prefix of each line that a device has printed.</summary>
    internal const string DeviceMark = "> ";

    /// <summary>
    /// One line in which control characters, including line ends, and invisible characters or characters that change the direction of
    /// text are written as <c>\x1b</c> or <c>\u202e</c>. Tabs stay.
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

    /// <summary>Lines, each with a prefix, including a line feed after the last one.</summary>
    /// <param name="mark">The prefix of each line.</param>
    /// <param name="text">The lines, without a final line feed.</param>
    /// <param name="isRaw">Whether escapes are passed on unchanged.</param>
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
