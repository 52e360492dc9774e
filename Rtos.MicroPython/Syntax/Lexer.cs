namespace Rtos.MicroPython;

/// <summary>Splits a source text into tokens, in one pass.</summary>
internal sealed partial class Lexer
{
    private const int TabWidth = 8;

    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ];

    // The longest first, so that the first match is the right one.
    private static readonly string[] OperatorTexts =
    [
        "**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
        "^=", "@=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=",
    ];

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<int> _indents = [];
    private int _at;
    private int _line;

    // The beginning of the line; before the text if the text itself begins in the middle of a line.
    private int _lineStart;

    // The beginning of the token being read.
    private int _start;
    private int _nesting;

    private Lexer(string text, SourcePlace start, bool isInside)
    {
        _text = text;
        _line = start.Line;
        _lineStart = 1 - start.Column;
        _nesting = isInside ? 1 : 0;
        _indents.Add(0);
    }

    // The line of the token; after a multi-line text, the line in which it ends.
    private SourcePlace Place => new(_line, Math.Max(_start - _lineStart, 0) + 1);

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>All tokens of a file; the last one is an End or an Error.</summary>
    internal static List<Token> Read(string text, int column = 1)
    {
        var lexer = new Lexer(text, new SourcePlace(1, column), isInside: false);
        lexer.Run();
        return lexer._tokens;
    }

    /// <summary>The tokens of an expression in braces, where line ends have no meaning.</summary>
    internal static List<Token> ReadExpression(string text, SourcePlace start)
    {
        var lexer = new Lexer(text, start, isInside: true);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        var isLineStart = _nesting == 0;
        while (true)
        {
            if (isLineStart && !Indentation())
            {
                return;
            }

            isLineStart = false;
            SkipBlanks();
            _start = _at;
            if (_at >= _text.Length)
            {
                Finish();
                return;
            }

            if (Current is '\n' or '\r')
            {
                isLineStart = LineEnd();
            }
            else if (!Word())
            {
                return;
            }
        }
    }

    private void Add(TokenKind kind, string text, Value value = default) => _tokens.Add(new Token(kind, text, Place, value));

    // Always false: nothing is read after an error.
    private bool Error(string message)
    {
        Add(TokenKind.Error, message);
        return false;
    }

    private void Finish()
    {
        if (_tokens.Count > 0 && _tokens[^1].Kind is not (TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent) && _nesting == 0)
        {
            Add(TokenKind.Newline, string.Empty);
        }

        for (; _indents.Count > 1; _indents.RemoveAt(_indents.Count - 1))
        {
            Add(TokenKind.Dedent, string.Empty);
        }

        Add(TokenKind.End, string.Empty);
    }

    // Blanks, comments and lines continued with a backslash.
    private void SkipBlanks()
    {
        while (_at < _text.Length)
        {
            if (Current is ' ' or '\t' or '\f')
            {
                _at++;
            }
            else if (Current == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '\n' or '\r')
            {
                _at++;
                SkipLineBreak();
            }
            else if (Current == '#')
            {
                while (_at < _text.Length && Current is not ('\n' or '\r'))
                {
                    _at++;
                }
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLineBreak()
    {
        _at += Current == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        _line++;
        _lineStart = _at;
    }

    // True when the next line's indentation counts.
    private bool LineEnd()
    {
        if (_nesting > 0)
        {
            SkipLineBreak();
            return false;
        }

        if (_tokens.Count > 0 && _tokens[^1].Kind is not (TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent))
        {
            Add(TokenKind.Newline, string.Empty);
        }

        SkipLineBreak();
        return true;
    }

    // At the beginning of a line: blank lines are skipped, then indents and dedents are emitted. False after an error.
    private bool Indentation()
    {
        var column = 0;
        while (_at < _text.Length)
        {
            if (Current is ' ' or '\t' or '\f')
            {
                column = Current == '\t' ? column + TabWidth - (column % TabWidth) : Current == ' ' ? column + 1 : 0;
                _at++;
                continue;
            }

            if (Current == '#')
            {
                SkipBlanks();
            }

            if (Current is not ('\n' or '\r') || _at >= _text.Length)
            {
                break;
            }

            SkipLineBreak();
            column = 0;
        }

        return _at >= _text.Length || Indented(column);
    }

    private bool Indented(int column)
    {
        _start = _at;
        if (column > _indents[^1])
        {
            _indents.Add(column);
            Add(TokenKind.Indent, string.Empty);
            return true;
        }

        while (column < _indents[^1])
        {
            _indents.RemoveAt(_indents.Count - 1);
            Add(TokenKind.Dedent, string.Empty);
        }

        if (column == _indents[^1])
        {
            return true;
        }

        Add(TokenKind.Error, "unindent doesn't match any outer indent level", Value.True);
        return false;
    }

    private bool Word()
    {
        var c = Current;
        if (IsNameStart(c))
        {
            return NameOrPrefix();
        }

        if (c is '"' or '\'')
        {
            return Literal(string.Empty);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            return Number();
        }

        return Operator();
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 0x80;

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsAsciiDigit(c);

    private bool NameOrPrefix()
    {
        var start = _at;
        while (_at < _text.Length && IsNamePart(Current))
        {
            _at++;
        }

        // One string for each name of the source.
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var span = _text.AsSpan(start, _at - start);
        if (!names.TryGetValue(span, out var name))
        {
            name = span.ToString();
            _names.Add(name);
        }

        if (Current is '"' or '\'' && name.Length <= 2 && IsPrefix(name))
        {
            return Literal(name);
        }

        Add(Keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Name, name);
        return true;
    }

    private bool Operator()
    {
        foreach (var text in OperatorTexts)
        {
            if (string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0)
            {
                Add(TokenKind.Operator, text);
                _at += text.Length;
                _nesting += text is "(" or "[" or "{" ? 1 : text is ")" or "]" or "}" && _nesting > 0 ? -1 : 0;
                return true;
            }
        }

        return Error("invalid syntax");
    }
}
