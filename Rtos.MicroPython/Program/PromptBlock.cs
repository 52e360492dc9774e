using System.Text;

namespace Rtos.MicroPython;

/// <summary>The lines of the statement being typed at the prompt: limited, each processed once.</summary>
internal sealed class PromptBlock
{
    /// <summary>The most lines of one statement.</summary>
    internal const int MostLines = 2_000;

    /// <summary>The most characters of one statement, including line feeds.</summary>
    internal const int MostCharacters = 65_536;

    private readonly StringBuilder _source = new();
    private PromptInput _input = new();
    private int _lines;
    private bool _isSkipping;

    /// <summary>Whether no statement has been begun.</summary>
    internal bool IsEmpty => _lines == 0 && !_isSkipping;

    /// <summary>Takes a line.</summary>
    /// <param name="line">The line, without its line end.</param>
    /// <param name="isTooLong">
    /// True once, when the statement exceeds a limit: it is dropped, and so are its further lines, up to an empty one.
    /// </param>
    /// <returns>The statement if the line completes it; otherwise null.</returns>
    internal string? Add(string line, out bool isTooLong)
    {
        isTooLong = false;
        if (_isSkipping)
        {
            _isSkipping = line.Length > 0;
            return null;
        }

        if (_lines == MostLines || _source.Length + line.Length >= MostCharacters)
        {
            Clear();
            isTooLong = true;
            _isSkipping = line.Length > 0;
            return null;
        }

        _source.Append(_lines++ > 0 ? "\n" : string.Empty).Append(line);
        _input.Add(line);
        if (_input.NeedsMore)
        {
            return null;
        }

        var source = _source.ToString();
        Clear();
        return source;
    }

    /// <summary>Forgets all lines.</summary>
    internal void Clear()
    {
        _source.Clear();
        _input = new PromptInput();
        _lines = 0;
        _isSkipping = false;
    }
}
