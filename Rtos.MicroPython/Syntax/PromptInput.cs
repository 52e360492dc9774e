namespace Rtos.MicroPython;

/// <summary>Tells whether what was typed at the prompt is complete; each line is looked at once.</summary>
internal sealed class PromptInput
{
    private static readonly string[] CompoundWords = ["if", "while", "for", "try", "with", "def", "class", "async"];

    private bool _hasBegun;
    private bool _isCompound;
    private bool _endedInBackslash;
    private int _depth;

    // The quote of a text that goes on in the next line; the null character outside of one.
    private char _quote;
    private bool _isLong;

    /// <summary>Whether a whole text, line by line, leaves something open.</summary>
    internal static bool IsOpen(string source)
    {
        var input = new PromptInput();
        var needsMore = false;
        foreach (var line in source.Split('\n'))
        {
            needsMore = input.NeedsMore(line);
        }

        return needsMore;
    }

    /// <summary>Takes the next line. An open bracket, an open long text or a backslash at the end wants more; a statement with a block wants an empty line.</summary>
    internal bool NeedsMore(string line)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            _isCompound = IsCompound(line);
        }

        var goesOn = Scan(line);
        return goesOn || _depth > 0 || (_quote != '\0' && _isLong) || (_isCompound && line.Length > 0);
    }

    private static bool IsCompound(string line)
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

        return CompoundWords.Contains(line[..end]);
    }

    // Whether the line goes on behind a backslash; an empty line after one leaves it so.
    private bool Scan(string line)
    {
        var goesOn = line.Length == 0 && _endedInBackslash;
        _endedInBackslash = false;
        for (var i = 0; i < line.Length || (i == 0 && _quote != '\0'); i++)
        {
            if (_quote != '\0')
            {
                SkipText(line, ref i);
                continue;
            }

            var c = line[i];
            if (c is '"' or '\'')
            {
                _quote = c;
                _isLong = IsTripleAt(line, i);
                i += _isLong ? 2 : 0;
                if (i == line.Length - 1 && !_isLong)
                {
                    // A short text ends with its line.
                    _quote = '\0';
                }
            }
            else if (c == '#')
            {
                break;
            }
            else if (c == '\\')
            {
                goesOn = _endedInBackslash = i == line.Length - 1;
                i++;
            }
            else
            {
                _depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            }
        }

        return goesOn;
    }

    // Inside of a text: ends at its closing quote, or at the end of the line.
    private void SkipText(string line, ref int i)
    {
        for (; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
                if (i == line.Length)
                {
                    // The text goes on in the next line, a short one too.
                    return;
                }
            }
            else if (line[i] == _quote && (!_isLong || IsTripleAt(line, i)))
            {
                i += _isLong ? 2 : 0;
                _quote = '\0';
                return;
            }
        }

        _quote = _isLong ? _quote : '\0';
    }

    private static bool IsTripleAt(string line, int at)
    {
        var quote = line[at];
        return at + 2 < line.Length && line[at + 1] == quote && line[at + 2] == quote;
    }
}
