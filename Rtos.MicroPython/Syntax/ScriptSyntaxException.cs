namespace Rtos.MicroPython;

/// <summary>A text is no MicroPython, or needs what this MicroPython has not.</summary>
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
        : base(message) => (Reason, File, Line) = (message, string.Empty, 1);

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public ScriptSyntaxException(string message, Exception innerException)
        : base(message, innerException) => (Reason, File, Line) = (message, string.Empty, 1);

    internal ScriptSyntaxException(string file, int line, string reason, bool isIndentation = false)
        : base($"File \"{file}\", line {line}: {(isIndentation ? "IndentationError" : "SyntaxError")}: {reason}")
    {
        File = file;
        Line = line;
        Reason = reason;
        IsIndentation = isIndentation;
    }

    /// <summary>What is wrong, in MicroPython's words.</summary>
    public string Reason { get; }

    /// <summary>The file's name, as it was given to the compiler.</summary>
    public string File { get; }

    /// <summary>Where in the file.</summary>
    /// <value>The line, from 1.</value>
    public int Line { get; }

    /// <summary>Whether Python calls it an IndentationError.</summary>
    internal bool IsIndentation { get; }
}
