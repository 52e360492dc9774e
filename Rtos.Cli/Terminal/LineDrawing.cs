using System.Text;

namespace Rtos.Cli;

/// <summary>
/// Draws a prompt and a line on a terminal, over as many rows as they need, below the device's output. Nothing else
/// may be written to the terminal while they are shown: <see cref="Hide"/> removes them first.
/// </summary>
internal sealed class LineDrawing(TextWriter terminal)
{
    private const int TabStops = 8;

    private bool _isDrawn;
    private bool _isContinued;
    private string _shown = string.Empty;
    private int _at;
    private ScreenPlace _start;
    private ScreenPlace _end;
    private ScreenPlace _cursor;

    /// <summary>The columns of the terminal.</summary>
    internal int Width { get; private set; } = 80;

    /// <summary>The columns of the device's unfinished last line; the prompt is drawn after them.</summary>
    internal int Offset { get; set; }

    /// <summary>Begins a line: nothing of it is drawn.</summary>
    internal void Begin() => (_isDrawn, _isContinued) = (false, false);

    /// <summary>Begins a line whose prompt is already there: the last line that the device has printed.</summary>
    internal void Adopt(string prompt)
    {
        (_isDrawn, _isContinued, Offset) = (true, false, 0);
        (_shown, _at, _start) = (prompt, prompt.Length, default);
        _end = _start.After(prompt, Width);
        Wrap();
        _cursor = _end;
    }

    /// <summary>Draws what has changed.</summary>
    /// <param name="prompt">The prompt; it may have line feeds.</param>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the cursor is in the line.</param>
    internal void Draw(string prompt, string line, int at)
    {
        if (!_isDrawn)
        {
            Start();
        }

        // The device's unfinished line stays on a row of its own.
        var text = (_isContinued && Offset > 0 ? "\n" : string.Empty) + prompt + Expand(line);
        var place = text.Length - Expand(line).Length + Expand(line[..at]).Length;
        if (!_isDrawn || text != _shown)
        {
            Write(text);
        }

        MoveTo(_start.After(text.AsSpan(0, place), Width).Before(text.AsSpan(place), Width));
        _at = place;
    }

    /// <summary>Removes prompt and line; the cursor is where the device's output ends.</summary>
    internal void Hide()
    {
        if (_isDrawn)
        {
            Erase();
            (_isDrawn, _isContinued) = (false, true);
        }
    }

    /// <summary>Leaves prompt and line as they are; further output begins a new line.</summary>
    internal void End()
    {
        if (_isDrawn)
        {
            MoveTo(_end);

            // A line that fills its last row has wrapped already.
            terminal.Write(_end is { Column: 0, Row: > 0 } ? string.Empty : "\r\n");
        }

        (_isDrawn, _isContinued, Offset) = (false, false, 0);
    }

    /// <summary>Clears the screen.</summary>
    internal void Clear()
    {
        terminal.Write("\u001b[H\u001b[2J");
        (_isDrawn, _isContinued, Offset) = (false, false, 0);
    }

    /// <summary>The terminal has another width. It has already wrapped the rows again by itself.</summary>
    internal void Resize(int width)
    {
        if (width == Width)
        {
            return;
        }

        Width = width;
        if (_isDrawn)
        {
            _start = new ScreenPlace(0, Offset % Width);
            _cursor = _start.After(_shown.AsSpan(0, _at), Width).Before(_shown.AsSpan(_at), Width);
            var wasContinued = _isContinued;
            Hide();
            _isContinued = wasContinued;
        }
    }

    private void Start()
    {
        if (Offset > 0 && Offset % Width == 0)
        {
            terminal.Write(" \r");
        }

        _start = new ScreenPlace(0, Offset % Width);
        _cursor = _start;
        _shown = string.Empty;
    }

    private void Write(string text)
    {
        var isAppended = _isDrawn && _cursor == _end && text.StartsWith(_shown, StringComparison.Ordinal);
        if (_isDrawn && !isAppended)
        {
            Erase();
        }

        terminal.Write((isAppended ? text[_shown.Length..] : text).Replace("\n", "\r\n", StringComparison.Ordinal));
        _shown = text;
        _end = _start.After(text, Width);
        Wrap();
        _cursor = _end;
        _isDrawn = true;
    }

    private void Erase()
    {
        if (_shown.Length > 0)
        {
            MoveTo(_start);
            terminal.Write("\u001b[J");
        }
    }

    // A terminal stays in the last column until another character comes: a blank takes it to the next row.
    private void Wrap()
    {
        if (_end.Column >= Width)
        {
            terminal.Write(" \r");
            _end = new ScreenPlace(_end.Row + 1, 0);
        }
    }

    private void MoveTo(ScreenPlace place)
    {
        if (place == _cursor)
        {
            return;
        }

        var moves = new StringBuilder();
        var rows = place.Row - _cursor.Row;
        if (rows != 0)
        {
            moves.Append(FormattableString.Invariant($"\u001b[{Math.Abs(rows)}{(rows < 0 ? 'A' : 'B')}"));
        }

        moves.Append('\r');
        if (place.Column > 0)
        {
            moves.Append(FormattableString.Invariant($"\u001b[{place.Column}C"));
        }

        terminal.Write(moves);
        _cursor = place;
    }

    // Tabs as blanks, so that the columns are known.
    private static string Expand(string line)
    {
        if (!line.Contains('\t', StringComparison.Ordinal))
        {
            return line;
        }

        var text = new StringBuilder();
        foreach (var c in line)
        {
            text.Append(c == '\t' ? new string(' ', TabStops - (text.Length % TabStops)) : c.ToString());
        }

        return text.ToString();
    }
}
