using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Prints the device's output on a terminal on which a line is being typed: the line moves below it.</summary>
internal sealed class TerminalOutput(TextWriter terminal, LineEditor editor) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int LongestPrompt = 1_000;
    private const int TabStops = 8;

    private readonly StringBuilder _last = new();
    private bool _isEscape;

    public override Encoding Encoding => terminal.Encoding;

    public override string NewLine => "\n";

    /// <summary>The last line, if it has no end yet and can be shown again as the prompt of the script's input.</summary>
    internal string? Unfinished => editor.Offset > 0 && _last.Length is > 0 and < LongestPrompt ? _last.ToString() : null;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (editor.IsOpen && editor.IsAdopted && value.All(c => !char.IsControl(c)))
        {
            editor.ExtendPrompt(value);
            return;
        }

        editor.Hide();
        value = (editor.IsOpen ? editor.TakeExtension() : string.Empty) + value;
        terminal.Write(value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        foreach (var rune in value.EnumerateRunes())
        {
            Follow(rune);
        }
    }

    public override void Flush() => terminal.Flush();

    // Counts the columns. Escapes such as colors have none; those that move the cursor are not followed.
    private void Follow(Rune rune)
    {
        if (_isEscape)
        {
            _isEscape = !(Rune.IsLetter(rune) || rune.Value == '~');
            return;
        }

        switch (rune.Value)
        {
            case '\n' or '\r':
                editor.Offset = 0;
                _last.Clear();
                return;
            case '\u001b':
                _isEscape = true;
                _last.Append(' ', LongestPrompt);
                return;
            case '\b':
                editor.Offset = Math.Max(0, editor.Offset - 1);
                _last.Append(' ', LongestPrompt);
                return;
            case '\t':
                editor.Offset += TabStops - (editor.Offset % TabStops);
                _last.Append(' ', LongestPrompt);
                return;
            default:
                Advance(rune);
                return;
        }
    }

    private void Advance(Rune rune)
    {
        if (editor.Offset == 0)
        {
            _last.Clear();
        }

        var columns = CharacterWidth.Of(rune);
        var left = editor.Width - (editor.Offset % editor.Width);

        // A wide character that does not fit in the row leaves a column free.
        editor.Offset += columns > left ? columns + left : columns;
        if (_last.Length < LongestPrompt)
        {
            _last.Append(rune);
        }
    }
}
