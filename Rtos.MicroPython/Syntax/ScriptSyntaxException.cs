namespace Rtos.MicroPython;

/// <summary>A text is not valid MicroPython, or needs a feature that this MicroPython does not have.</summary>
public sealed class ScriptSyntaxException : Exception
{
    /// <summary>Makes an exception without a place.</summary>
    public ScriptSyntaxException()
        : this("invalid syntax")
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public ScriptSyntaxException(string message)
        : base(message) => (Reason, File, Line, Column) = (message, string.Empty, 1, 1);

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ScriptSyntaxException(string message, Exception innerException)
        : base(message, innerException) => (Reason, File, Line, Column) = (message, string.Empty, 1, 1);

    internal ScriptSyntaxException(string file, SourcePlace line, string reason, bool isIndentation = false)
        : base($"File \"{file}\", line {line.Line}: {(isIndentation ? "IndentationError" : "SyntaxError")}: {reason}")
    {
        File = file;
        Line = line.Line;
        Column = line.Column;
        Reason = reason;
        IsIndentation = isIndentation;
    }

    /// <summary>What is wrong, in MicroPython's words.</summary>
    public string Reason { get; }

    /// <summary>The file's name, as given to the compiler.</summary>
    public string File { get; }

    /// <summary>The line of the error.</summary>
    /// <value>The line, from 1.</value>
    public int Line { get; }

    /// <summary>The column of the error.</summary>
    /// <value>The column in characters, from 1; one more than the line has if something is missing at its end.</value>
    public int Column { get; private set; }

    /// <summary>The line of the source text, without its line end; empty if it is not known.</summary>
    public string SourceLine { get; private set; } = string.Empty;

    /// <summary>Whether Python calls it an IndentationError.</summary>
    internal bool IsIndentation { get; }

    /// <summary>Extracts the line from the source text, and counts the column in its characters.</summary>
    internal void Locate(string source)
    {
        var start = 0;
        for (var line = 1; line < Line && start < source.Length; line++)
        {
            var end = source.AsSpan(start).IndexOfAny('\n', '\r');
            start = end < 0 ? source.Length : start + end + (source.AsSpan(start + end).StartsWith("\r\n") ? 2 : 1);
        }

        var length = source.AsSpan(start).IndexOfAny('\n', '\r');
        SourceLine = source.Substring(start, length < 0 ? source.Length - start : length);

        // Some characters are two in UTF-16.
        Column = Math.Min(Column, SourceLine.Length + 1);
        Column -= SourceLine.AsSpan(0, Column - 1).ToArray().Count(char.IsLowSurrogate);
    }
}
