using System.Text;

namespace Rtos.MicroPython;

/// <summary>Parses adjacent texts.</summary>
internal sealed class StringParser(TokenReader reader)
{
    private readonly TokenReader _reader = reader;

    /// <summary>All adjacent texts: one constant, or an f-string.</summary>
    internal Expression Parse()
    {
        var line = _reader.Line;
        var isBytes = _reader.Current.Kind == TokenKind.Bytes;
        var parts = new List<Expression>();
        var text = new StringBuilder();
        var bytes = new List<byte>();
        for (; _reader.Current.Kind is TokenKind.Text or TokenKind.Bytes or TokenKind.Format; _reader.Advance())
        {
            if (isBytes != (_reader.Current.Kind == TokenKind.Bytes))
            {
                throw _reader.Fail();
            }

            if (_reader.Current.Value.Ref is BytesObject content)
            {
                bytes.AddRange(content.Content);
            }
            else if (_reader.Current.Kind == TokenKind.Format)
            {
                _reader.Enter();
                new FormatStringReader(_reader, _reader.Current, parts, text).Read();
                _reader.Leave();
            }
            else
            {
                text.Append(_reader.Current.Value.AsStr);
            }
        }

        if (isBytes)
        {
            return new ConstantExpression(line, Value.Of(new BytesObject([.. bytes])));
        }

        return FormatStringReader.Join(line, parts, text);
    }
}
