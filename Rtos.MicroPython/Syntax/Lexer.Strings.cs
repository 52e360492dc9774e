using System.Text;

namespace Rtos.MicroPython;

/// <content>Texts and bytes.</content>
internal sealed partial class Lexer
{
    private static bool IsPrefix(string name) => name.ToLowerInvariant() is "r" or "u" or "b" or "f" or "rb" or "br" or "rf" or "fr";

    private bool IsTriple => string.CompareOrdinal(_text, _at, new string(Current, 3), 0, 3) == 0;

    private bool Literal(string prefix)
    {
        var line = Place;
        var isRaw = prefix.Contains('r', StringComparison.OrdinalIgnoreCase);
        var bodyColumn = _at - _lineStart + 1 + (IsTriple ? 3 : 1);
        if (!Body(out var body))
        {
            _tokens.Add(new Token(TokenKind.Error, "invalid syntax", line));
            return false;
        }

        if (prefix.Contains('f', StringComparison.OrdinalIgnoreCase))
        {
            return Add(new Token(TokenKind.Format, body, line, Value.Of(isRaw)) { BodyColumn = bodyColumn });
        }

        if (prefix.Contains('b', StringComparison.OrdinalIgnoreCase))
        {
            var bytes = isRaw ? Encoding.UTF8.GetBytes(body) : Escapes.Bytes(body, out _);
            return bytes is null ? Error("invalid syntax") : Add(new Token(TokenKind.Bytes, string.Empty, line, Value.Of(new BytesObject(bytes))));
        }

        var error = string.Empty;
        var text = isRaw ? body : Escapes.Text(body, out error);
        return text is null ? Error(error) : Add(new Token(TokenKind.Text, string.Empty, line, Value.Of(text)));
    }

    private bool Add(Token token)
    {
        _tokens.Add(token);
        return true;
    }

    // The text between the quotes as written, except for line ends.
    private bool Body(out string body)
    {
        var quote = Current;
        var isTriple = IsTriple;
        _at += isTriple ? 3 : 1;
        var text = new StringBuilder();
        while (_at < _text.Length)
        {
            if (Current == quote && (!isTriple || string.CompareOrdinal(_text, _at, new string(quote, 3), 0, 3) == 0))
            {
                _at += isTriple ? 3 : 1;
                body = text.ToString();
                return true;
            }

            if (!isTriple && Current is '\n' or '\r')
            {
                break;
            }

            if (Current == '\\' && _at + 1 < _text.Length)
            {
                text.Append(_text[_at++]);
            }

            TakeOfText(text);
        }

        body = string.Empty;
        return false;
    }

    private void TakeOfText(StringBuilder text)
    {
        if (Current is '\n' or '\r')
        {
            SkipLineBreak();
            text.Append('\n');
            return;
        }

        text.Append(_text[_at++]);
    }
}
