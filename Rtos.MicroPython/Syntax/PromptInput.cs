namespace Rtos.MicroPython;

/// <summary>Tells whether what was typed at the prompt is complete.</summary>
internal static class PromptInput
{
    private static readonly string[] CompoundWords = ["if", "while", "for", "try", "with", "def", "class", "async"];

    /// <summary>An open bracket, an open long text or a backslash at the end wants more; a statement with a block wants an empty line.</summary>
    internal static bool NeedsMore(string source)
    {
        if (source.Length == 0)
        {
            return false;
        }

        var isOpen = IsOpen(source, out var isInBrackets);
        return isOpen || isInBrackets || (IsCompound(source) && source[^1] != '\n');
    }

    private static bool IsCompound(string source)
    {
        if (source[0] == '@')
        {
            return true;
        }

        var end = 0;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
        {
            end++;
        }

        return CompoundWords.Contains(source[..end]);
    }

    // True for a long text or a line that goes on.
    private static bool IsOpen(string source, out bool isInBrackets)
    {
        var depth = 0;
        var isLongText = false;
        var goesOn = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            goesOn = false;
            if (c is '"' or '\'')
            {
                isLongText = !SkipText(source, ref i);
            }
            else if (c == '#')
            {
                i = source.IndexOf('\n', i) is >= 0 and var end ? end : source.Length;
            }
            else if (c == '\\')
            {
                goesOn = i == source.Length - 1 || source.AsSpan(i + 1) is "\n";
                i++;
            }
            else
            {
                depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            }
        }

        isInBrackets = depth > 0;
        return isLongText || goesOn;
    }

    // At an opening quote; ends at the closing one. False when a long text is not closed (a short one ends with its line).
    private static bool SkipText(string source, ref int i)
    {
        var quote = source[i];
        var isLong = string.CompareOrdinal(source, i, new string(quote, 3), 0, 3) == 0;
        for (i += isLong ? 3 : 1; i < source.Length; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (!isLong && source[i] == '\n')
            {
                return true;
            }
            else if (source[i] == quote && (!isLong || string.CompareOrdinal(source, i, new string(quote, 3), 0, 3) == 0))
            {
                i += isLong ? 2 : 0;
                return true;
            }
        }

        return !isLong;
    }
}
