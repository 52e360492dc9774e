namespace Rtos.MicroPython;

/// <summary>Decides whether the input at the prompt is complete. Processes each line once, when it comes.</summary>
internal sealed class PromptInput
{
    private static readonly string[] CompoundWords = ["if", "while", "for", "try", "with", "def", "class", "async"];

    private int _lines;
    private int _depth;

    // The quote of the open text, or 0; a short text is open only if its line ends in a backslash.
    private char _quote;
    private bool _isLongText;
    private bool _isCompound;
    private bool _goesOn;
    private bool _lastIsEmpty;

    /// <summary>Whether the prompt should ask for another line before it compiles.</summary>
    /// <remarks>
    /// An open bracket, an open long text or a backslash at the end needs more; a statement with a block needs an empty line.
    /// </remarks>
    internal bool NeedsMore => (_quote != 0 && _isLongText) || _goesOn || _depth > 0 || (_isCompound && !_lastIsEmpty);

    /// <summary>Whether a whole text, its lines separated by line feeds, needs more.</summary>
    internal static bool IsOpen(string source)
    {
        var input = new PromptInput();
        foreach (var line in source.AsSpan().Split('\n'))
        {
            input.Add(source.AsSpan(line));
        }

        return input.NeedsMore;
    }

    /// <summary>Takes the next line, without its line feed.</summary>
    internal void Add(ReadOnlySpan<char> line)
    {
        _isCompound |= _lines++ == 0 && IsCompound(line);

        // One empty line does not complete a line that ends in a backslash; a second one does.
        _goesOn &= line.IsEmpty && !_lastIsEmpty;
        _lastIsEmpty = line.IsEmpty;
        for (var i = 0; i < line.Length; i++)
        {
            if (_quote != 0)
            {
                i = SkipText(line, i);
            }
            else if (line[i] == '#')
            {
                return;
            }
            else
            {
                i = Read(line, i);
            }
        }

        if (_quote != 0 && !_isLongText && !EndsInBackslash(line))
        {
            _quote = '\0';
        }
    }

    private static bool IsCompound(ReadOnlySpan<char> line)
    {
        if (line.StartsWith('@'))
        {
            return true;
        }

        var end = 0;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_'))
        {
            end++;
        }

        return CompoundWords.Contains(line[..end].ToString());
    }

    private int Read(ReadOnlySpan<char> line, int i)
    {
        switch (line[i])
        {
            case '"' or '\'':
                _quote = line[i];
                _isLongText = IsTriple(line, i);
                return _isLongText ? i + 2 : i;
            case '\\':
                _goesOn = i == line.Length - 1;
                return i + 1;
            case '(' or '[' or '{':
                _depth++;
                return i;
            case ')' or ']' or '}':
                _depth--;
                return i;
            default:
                return i;
        }
    }

    // Inside a text; returns the last character that belongs to it, or to the line.
    private int SkipText(ReadOnlySpan<char> line, int i)
    {
        for (; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == _quote && (!_isLongText || IsTriple(line, i)))
            {
                _quote = '\0';
                return _isLongText ? i + 2 : i;
            }
        }

        return i;
    }

    private static bool IsTriple(ReadOnlySpan<char> line, int i) =>
        i + 2 < line.Length && line[i + 1] == line[i] && line[i + 2] == line[i];

    // An odd number of them: the last one is not escaped itself.
    private static bool EndsInBackslash(ReadOnlySpan<char> line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
}
