namespace Rtos.Cli;

/// <summary>The entered lines, the oldest first; the line being typed comes after the last one.</summary>
internal sealed class LineHistory
{
    private const int MostLines = 500;

    private readonly List<string> _lines = [];
    private string _typed = string.Empty;
    private int _at;

    /// <summary>Adds a line, unless it is empty or equal to the last one, and returns to the end.</summary>
    internal void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
            if (_lines.Count > MostLines)
            {
                _lines.RemoveAt(0);
            }
        }

        Reset();
    }

    /// <summary>Returns to the end.</summary>
    internal void Reset()
    {
        _at = _lines.Count;
        _typed = string.Empty;
    }

    /// <summary>The previous line; null if there is none.</summary>
    /// <param name="now">The line that is shown; it is kept if it is the one being typed.</param>
    internal string? Older(string now)
    {
        if (_at == 0)
        {
            return null;
        }

        _typed = _at == _lines.Count ? now : _typed;
        return _lines[--_at];
    }

    /// <summary>The next line; null if there is none.</summary>
    internal string? Newer()
    {
        if (_at == _lines.Count)
        {
            return null;
        }

        _at++;
        return _at == _lines.Count ? _typed : _lines[_at];
    }
}
