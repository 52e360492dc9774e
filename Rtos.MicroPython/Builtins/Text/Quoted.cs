using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Texts and bytes as they are written in a script.</summary>
internal static class Quoted
{
    internal static void Append(StringBuilder text, string value)
    {
        var quote = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        text.Append(quote);
        if (Chars.HasPairs(value))
        {
            foreach (var point in Chars.Points(value))
            {
                Append(text, point, quote);
            }
        }
        else
        {
            foreach (var c in value)
            {
                Append(text, c, quote);
            }
        }

        text.Append(quote);
    }

    internal static void Append(StringBuilder text, BufferObject buffer)
    {
        if (buffer is MemoryViewObject)
        {
            text.Append("<memoryview>");
            return;
        }

        var isArray = buffer is ByteArrayObject;
        text.Append(isArray ? "bytearray(" : string.Empty);
        AppendBytes(text, buffer.Span);
        text.Append(isArray ? ")" : string.Empty);
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        var quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        text.Append('b').Append(quote);
        foreach (var b in bytes)
        {
            Append(text, b, quote);
        }

        text.Append(quote);
    }

    private static void Append(StringBuilder text, int point, char quote)
    {
        _ = point switch
        {
            '\\' => text.Append("\\\\"),
            '\n' => text.Append("\\n"),
            '\r' => text.Append("\\r"),
            '\t' => text.Append("\\t"),
            _ when point == quote => text.Append('\\').Append(quote),
            >= 32 and <= 126 => text.Append((char)point),
            < 0x100 => text.Append(CultureInfo.InvariantCulture, $"\\x{point:x2}"),
            < 0x10000 => text.Append(CultureInfo.InvariantCulture, $"\\u{point:x4}"),
            _ => text.Append(CultureInfo.InvariantCulture, $"\\U{point:x8}"),
        };
    }
}
