namespace Rtos.MicroPython;

/// <summary>A word of a source text.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Text">The name, keyword or operator; the raw body of an f-string; the message of an error.</param>
/// <param name="Line">The line in which it begins.</param>
/// <param name="Value">The number, the text, or the bytes; True for an f-string without escapes, and for an error of indentation.</param>
internal sealed record Token(TokenKind Kind, string Text, SourcePlace Line, Value Value = default)
{
    /// <summary>The column where the body of an f-string begins.</summary>
    internal int BodyColumn { get; init; }
}

/// <summary>The kinds of <see cref="Token"/>s.</summary>
internal enum TokenKind : byte
{
    End,
    Newline,
    Indent,
    Dedent,
    Name,
    Keyword,
    Operator,
    Number,
    Text,
    Bytes,
    Format,

    /// <summary>Text that the lexer could not read: it becomes an error when the parser gets there, not before.</summary>
    Error,
}
