using System.Text;

namespace Rtos.MicroPython;

/// <summary>Reads the body of one f-string.</summary>
internal sealed class FormatStringReader(TokenReader reader, Token token, List<Expression> parts, StringBuilder text)
{
    private const int DeepestSpec = 8;

    private readonly string _body = token.Text;
    private readonly bool _isRaw = token.Value.IsTrueBool;
    private int _at;

    // The line of the place up to which lines were counted.
    private int _line = token.Line;
    private int _lineStart = 1 - token.BodyColumn;
    private int _counted;

    internal void Read() => ReadPieces(parts, text, specDepth: 0);

    /// <summary>The pieces and the text after them as one expression.</summary>
    internal static Expression Join(SourcePlace line, List<Expression> parts, StringBuilder text)
    {
        if (text.Length > 0 || parts.Count == 0)
        {
            parts.Add(new ConstantExpression(line, Value.Of(text.ToString())));
        }

        return parts is [ConstantExpression only] ? only : new FormatString(line, parts);
    }

    private ScriptSyntaxException Malformed() => reader.Fail(token.Line, "malformed f-string");

    // Texts and fields up to the end, or in a spec up to the bracket that closes the field.
    private void ReadPieces(List<Expression> into, StringBuilder before, int specDepth)
    {
        var start = _at;
        while (_at < _body.Length)
        {
            var c = _body[_at];
            if (c is not ('{' or '}'))
            {
                _at += c == '\\' && !_isRaw ? EscapeLength() : 1;
                continue;
            }

            before.Append(Plain(start));
            start = _at;
            if (c == '}' && specDepth > 0)
            {
                break;
            }

            var isTwice = specDepth == 0 && _at + 1 < _body.Length && _body[_at + 1] == c;
            if (isTwice || c == '}')
            {
                // Doubled, it stands for itself; so does one that closes nothing.
                before.Append(c);
                _at += isTwice ? 2 : 1;
            }
            else
            {
                ReadField(into, before, specDepth);
            }

            start = _at;
        }

        before.Append(Plain(start));
    }

    // A bracket after a backslash is a bracket too.
    private int EscapeLength() => _at + 1 < _body.Length && _body[_at + 1] is not ('{' or '}') ? 2 : 1;

    private string Plain(int start)
    {
        var plain = _body[start.._at];
        return _isRaw ? plain : Escapes.Text(plain, out var error) ?? throw reader.Fail(token.Line, error);
    }

    private void ReadField(List<Expression> into, StringBuilder before, int specDepth)
    {
        if (specDepth >= DeepestSpec)
        {
            throw Malformed();
        }

        var start = ++_at;
        SkipExpression();
        var source = _body[start.._at];
        var line = LineAt(start);
        var value = ParseField(source, line);
        var isShown = _at < _body.Length && _body[_at] == '=';
        if (isShown)
        {
            _at++;
            while (_at < _body.Length && _body[_at] == ' ')
            {
                _at++;
            }

            before.Append(_body, start, _at - start);
        }

        var conversion = ReadConversion();
        var spec = ReadSpec(line, specDepth);
        if (_at >= _body.Length || _body[_at] != '}')
        {
            throw Malformed();
        }

        _at++;
        if (before.Length > 0)
        {
            into.Add(new ConstantExpression(token.Line, Value.Of(before.ToString())));
            before.Clear();
        }

        into.Add(new FormatField(line, value, isShown && conversion == 0 && spec is null ? 2 : conversion, spec));
    }

    private SourcePlace LineAt(int place)
    {
        var passed = _body.AsSpan(_counted, place - _counted);
        _line += passed.Count('\n');
        if (passed.LastIndexOf('\n') is >= 0 and var last)
        {
            _lineStart = _counted + last + 1;
        }

        _counted = place;
        return new SourcePlace(_line, place - _lineStart + 1);
    }

    private int ReadConversion()
    {
        if (_at >= _body.Length || _body[_at] != '!')
        {
            return 0;
        }

        var conversion = _at + 1 < _body.Length ? "sra".IndexOf(_body[_at + 1], StringComparison.Ordinal) + 1 : 0;
        _at += 2;
        return conversion > 0 ? conversion : throw Malformed();
    }

    private Expression? ReadSpec(SourcePlace line, int specDepth)
    {
        if (_at >= _body.Length || _body[_at] != ':')
        {
            return null;
        }

        _at++;
        var pieces = new List<Expression>();
        var plain = new StringBuilder();
        ReadPieces(pieces, plain, specDepth + 1);
        return pieces.Count == 0 && plain.Length == 0 ? null : Join(line, pieces, plain);
    }

    // To the end of the expression: a bracket, a colon, a conversion or an equals sign outside any nested bracket or text.
    private void SkipExpression()
    {
        var depth = 0;
        for (; _at < _body.Length; _at++)
        {
            var c = _body[_at];
            if (c is '\'' or '"')
            {
                SkipText(c);
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0 && (c is '}' or ':' || (c == '!' && !IsAt("!=")) || (c == '=' && IsLoneEquals())))
            {
                return;
            }
        }
    }

    private void SkipText(char quote)
    {
        var isTriple = IsAt(new string(quote, 3));
        var end = isTriple ? new string(quote, 3) : quote.ToString();
        for (_at += end.Length; _at < _body.Length && !IsAt(end); _at++)
        {
            if (_body[_at] == '\\')
            {
                _at++;
            }
        }

        _at = Math.Min(_at + end.Length - 1, _body.Length - 1);
    }

    private bool IsAt(string text) => string.CompareOrdinal(_body, _at, text, 0, text.Length) == 0;

    private bool IsLoneEquals() => !IsAt("==") && (_at == 0 || _body[_at - 1] is not ('=' or '!' or '<' or '>'));

    private Expression ParseField(string source, SourcePlace line)
    {
        var inner = reader.Inside(Lexer.ReadExpression(source, line));
        if (inner.Current.Kind == TokenKind.End)
        {
            throw reader.Fail(line, "malformed f-string");
        }

        var value = new ExpressionParser(inner).ParseValue();
        reader.TakeRefusal(inner);
        return inner.Current.Kind == TokenKind.End ? value : throw inner.Fail();
    }
}
