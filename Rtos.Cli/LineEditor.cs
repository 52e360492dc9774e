using System.Text;

namespace Rtos.Cli;

/// <summary>A line of a terminal that is being typed, with the lines before it.</summary>
/// <param name="output">The terminal.</param>
internal sealed class LineEditor(TextWriter output)
{
    private const int MostLines = 500;

    private readonly List<string> _history = [];
    private readonly StringBuilder _line = new();
    private string _prompt = string.Empty;
    private int _at;
    private int _recalled;

    /// <summary>Whether a prompt is shown.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Shows a prompt and an empty line.</summary>
    internal void Open(string prompt)
    {
        _prompt = prompt;
        _line.Clear();
        _at = 0;
        _recalled = _history.Count;
        IsOpen = true;
        output.Write(prompt);
    }

    /// <summary>Leaves the line.</summary>
    internal void Close()
    {
        if (IsOpen)
        {
            output.WriteLine();
        }

        IsOpen = false;
    }

    /// <summary>Takes a key; the line when it was the one that ends it, else null.</summary>
    internal string? Type(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return Enter();
            case ConsoleKey.LeftArrow:
                Move(_at - 1);
                break;
            case ConsoleKey.RightArrow:
                Move(_at + 1);
                break;
            case ConsoleKey.Home:
                Move(0);
                break;
            case ConsoleKey.End:
                Move(_line.Length);
                break;
            case ConsoleKey.UpArrow:
                Recall(_recalled - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_recalled + 1);
                break;
            case ConsoleKey.Backspace when _at > 0:
                _line.Remove(--_at, 1);
                Show();
                break;
            case ConsoleKey.Delete when _at < _line.Length:
                _line.Remove(_at, 1);
                Show();
                break;
            case ConsoleKey.Tab:
                Insert("    ");
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    Insert(key.KeyChar.ToString());
                }

                break;
        }

        return null;
    }

    private string Enter()
    {
        var line = _line.ToString();
        if (line.Length > 0 && (_history.Count == 0 || _history[^1] != line))
        {
            _history.Add(line);
            if (_history.Count > MostLines)
            {
                _history.RemoveAt(0);
            }
        }

        Close();
        return line;
    }

    private void Insert(string text)
    {
        _line.Insert(_at, text);
        _at += text.Length;
        Show();
    }

    private void Move(int at)
    {
        _at = Math.Clamp(at, 0, _line.Length);
        Show();
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
        {
            return;
        }

        _recalled = index;
        _line.Clear();
        _line.Append(index == _history.Count ? string.Empty : _history[index]);
        _at = _line.Length;
        Show();
    }

    // The line anew from its beginning, what was behind it erased, and the cursor where it belongs.
    private void Show()
    {
        output.Write($"\r{_prompt}{_line}\u001b[K");
        if (_at < _line.Length)
        {
            output.Write(FormattableString.Invariant($"\u001b[{_line.Length - _at}D"));
        }
    }
}
