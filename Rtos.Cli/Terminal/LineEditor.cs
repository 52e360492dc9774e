using System.Text;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>Edits the lines typed at a terminal: takes keys, and writes what the terminal shows.</summary>
/// <param name="terminal">The terminal, or a text.</param>
internal sealed class LineEditor(TextWriter terminal)
{
    private readonly LineDrawing _drawing = new(terminal);
    private readonly LineHistory _history = new();
    private readonly EditedLine _line = new();
    private bool _isPlain;
    private bool _isIndented;
    private string _extension = string.Empty;

    /// <summary>Completes the name to the left of the cursor; null for no completion.</summary>
    internal Func<string, PromptCompletion>? Complete { get; set; }

    /// <summary>Whether a prompt is shown.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>The typed text.</summary>
    internal string Line => _line.Text;

    /// <summary>Whether nothing has been typed.</summary>
    internal bool IsEmpty => _line.IsEmpty;

    /// <summary>The prompt.</summary>
    internal string Prompt { get; private set; } = string.Empty;

    /// <summary>Whether the prompt is a line that the device has printed.</summary>
    internal bool IsAdopted { get; private set; }

    /// <summary>The columns of the device's unfinished last line.</summary>
    internal int Offset
    {
        get => _drawing.Offset;
        set => _drawing.Offset = value;
    }

    /// <summary>The columns of the terminal.</summary>
    internal int Width => _drawing.Width;

    /// <summary>Begins a line of a statement.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="indent">The blanks with which it begins.</param>
    internal void Open(string prompt, int indent = 0)
    {
        Begin(prompt, isPlain: false);
        _line.Set(new string(' ', indent));
        _isIndented = indent > 0;
    }

    /// <summary>Begins a line of other text: without completion, indentation and a place in the history.</summary>
    internal void OpenPlain(string prompt) => Begin(prompt, isPlain: true);

    /// <summary>Begins a line of other text after a prompt that the device has printed.</summary>
    internal void OpenAdopted(string prompt)
    {
        Begin(prompt, isPlain: true);
        IsAdopted = true;
        _drawing.Adopt(prompt);
    }

    /// <summary>Changes the prompt before the typed text; the line becomes one of a statement.</summary>
    internal void Reopen(string prompt)
    {
        _drawing.Hide();
        (Prompt, _isPlain, IsAdopted, _extension) = (prompt, false, false, string.Empty);
    }

    /// <summary>Adds output of the device to the prompt that it has printed.</summary>
    internal void ExtendPrompt(string text)
    {
        Prompt += text;
        _extension += text;
    }

    /// <summary>Removes added output from the prompt: it was the beginning of a line of output.</summary>
    internal string TakeExtension()
    {
        var extension = _extension;
        Prompt = Prompt[..^extension.Length];
        _extension = string.Empty;
        return extension;
    }

    /// <summary>Shows what has changed.</summary>
    internal void Show()
    {
        if (IsOpen)
        {
            _drawing.Draw(Prompt, _line.Text, _line.At);
        }
    }

    /// <summary>Hides the line until it is shown again: the device prints.</summary>
    internal void Hide() => _drawing.Hide();

    /// <summary>Leaves the line.</summary>
    internal void Close()
    {
        if (IsOpen)
        {
            Show();
            _drawing.End();
        }

        IsOpen = false;
    }

    /// <summary>The terminal has another width.</summary>
    internal void Resize(int width) => _drawing.Resize(width);

    /// <summary>Handles a key; returns the line if the key ends it, otherwise null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isFollowed">Whether another key has come together with it.</param>
    internal string? Type(TerminalKey key, bool isFollowed = false)
    {
        DropIndent(key, isFollowed);
        switch (key.Code)
        {
            case KeyCode.Text:
                _line.Insert(key.Text);
                break;
            case KeyCode.Enter:
                return Enter();
            case KeyCode.Tab:
                Tab(key.Origin == KeyOrigin.Quick);
                break;
            case KeyCode.Up when _history.Older(_line.Text) is { } older:
                _line.Set(older);
                break;
            case KeyCode.Down when _history.Newer() is { } newer:
                _line.Set(newer);
                break;
            case KeyCode.Clear:
                _drawing.Clear();
                break;
            default:
                Edit(key.Code);
                break;
        }

        return null;
    }

    private void Begin(string prompt, bool isPlain)
    {
        (Prompt, _isPlain, IsAdopted, IsOpen, _isIndented, _extension) = (prompt, isPlain, false, true, false, string.Empty);
        _line.Set(string.Empty);
        _history.Reset();
        _drawing.Begin();
    }

    private void Edit(KeyCode code)
    {
        Action? edit = code switch
        {
            KeyCode.Backspace => _line.Backspace,
            KeyCode.Delete or KeyCode.Reset => _line.Delete,
            KeyCode.Left => _line.Left,
            KeyCode.Right => _line.Right,
            KeyCode.WordLeft => _line.WordLeft,
            KeyCode.WordRight => _line.WordRight,
            KeyCode.Home => _line.Home,
            KeyCode.End or KeyCode.Paste => _line.End,
            KeyCode.DeleteToEnd => _line.DeleteToEnd,
            KeyCode.DeleteToStart => _line.DeleteToStart,
            KeyCode.DeleteWordLeft => _line.DeleteWordLeft,
            KeyCode.DeleteWordRight => _line.DeleteWordRight,
            KeyCode.Yank => _line.Yank,
            _ => null,
        };
        edit?.Invoke();
    }

    private string Enter()
    {
        var line = _line.Text;
        if (!_isPlain)
        {
            _history.Add(line);
        }

        Close();
        return line;
    }

    // Pasted text brings its own indentation.
    private void DropIndent(TerminalKey key, bool isFollowed)
    {
        var isPasted = key.IsBlank ? key.Origin != KeyOrigin.Typed || isFollowed : key.Origin == KeyOrigin.Quick;
        if (_isIndented && isPasted)
        {
            _line.Set(string.Empty);
        }

        _isIndented = false;
    }

    // A tab that comes together with other keys may belong to pasted text: then it is kept.
    private void Tab(bool isQuick)
    {
        var before = _line.Before;
        var isAfterBlank = before.Length == 0 || before[^1] is ' ' or '\t';
        if (isAfterBlank || _isPlain)
        {
            if (isQuick)
            {
                _line.Insert("\t");
            }
            else
            {
                _line.Indent();
            }

            return;
        }

        var completion = Complete?.Invoke(before) ?? PromptCompletion.None;
        _line.Insert(completion.Added.Length > 0 || completion.Choices.Count > 0 || !isQuick ? completion.Added : "\t");
        if (completion.Added.Length == 0 && completion.Choices.Count > 0)
        {
            List(completion.Choices);
        }
    }

    // Below the line, which is shown again below the list.
    private void List(IReadOnlyList<string> names)
    {
        const int Gap = 2;
        Show();
        _drawing.End();
        var columnWidth = names.Max(n => n.Length) + Gap;
        var columns = Math.Max(1, (Width - 1) / columnWidth);
        var text = new StringBuilder();
        foreach (var row in names.Chunk(columns))
        {
            text.Append(string.Concat(row.Select(n => n.PadRight(columnWidth))).TrimEnd()).Append("\r\n");
        }

        terminal.Write(text);
    }
}
