using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Decodes escapes after a backslash.</summary>
internal static class Escapes
{
    private const string Simple = "\\'\"abfnrtv";
    private const string SimpleMeanings = "\\'\"\a\b\f\n\r\t\v";
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>The text of a literal; null with an error.</summary>
    internal static string? Text(string body, out string error)
    {
        error = string.Empty;
        if (!body.Contains('\\', StringComparison.Ordinal))
        {
            return body;
        }

        var text = new StringBuilder();
        for (var i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                text.Append(body[i++]);
                continue;
            }

            var code = Next(body, ref i, isBytes: false, ref error);
            if (error.Length > 0)
            {
                return null;
            }

            Append(text, code);
        }

        return text.ToString();
    }

    /// <summary>The bytes of a literal: non-ASCII characters are encoded as UTF-8; null with an error.</summary>
    internal static byte[]? Bytes(string body, out string error)
    {
        error = string.Empty;
        var bytes = new List<byte>();
        for (var i = 0; i < body.Length;)
        {
            var backslash = body.IndexOf('\\', i);
            var end = backslash < 0 ? body.Length : backslash;
            bytes.AddRange(Encoding.UTF8.GetBytes(body[i..end]));
            i = end;
            if (i == body.Length)
            {
                break;
            }

            var code = Next(body, ref i, isBytes: true, ref error);
            if (error.Length > 0)
            {
                return null;
            }

            if (code >= 0)
            {
                bytes.Add((byte)(code & 0xFF));
            }
        }

        return [.. bytes];
    }

    private static void Append(StringBuilder text, int code)
    {
        if (code > char.MaxValue)
        {
            text.Append(char.ConvertFromUtf32(code));
        }
        else if (code >= 0)
        {
            text.Append((char)code);
        }
    }

    // At a backslash: the decoded character, or -1 for none. An unknown escape stands for itself: the backslash is returned, the rest stays.
    private static int Next(string body, ref int i, bool isBytes, ref string error)
    {
        var c = i + 1 < body.Length ? body[i + 1] : '\0';
        if (Simple.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at && c != '\0')
        {
            i += 2;
            return SimpleMeanings[at];
        }

        switch (c)
        {
            case '\n':
                i += 2;
                return -1;
            case >= '0' and <= '7':
                return Octal(body, ref i);
            case 'x':
                return Hex(body, ref i, 2, ref error);
            case 'u' when !isBytes:
                return Hex(body, ref i, 4, ref error);
            case 'U' when !isBytes:
                return Hex(body, ref i, 8, ref error);
            case 'N' when !isBytes:
                error = "unicode name escapes are not supported";
                return -1;
            default:
                i++;
                return '\\';
        }
    }

    private static int Octal(string body, ref int i)
    {
        var code = 0;
        var end = Math.Min(body.Length, i + 4);
        for (i++; i < end && body[i] is >= '0' and <= '7'; i++)
        {
            code = (code * 8) + body[i] - '0';
        }

        return code;
    }

    private static int Hex(string body, ref int i, int digits, ref string error)
    {
        var start = i + 2;
        if (start + digits > body.Length
            || !uint.TryParse(body.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code > LastCodePoint)
        {
            error = "invalid syntax";
            return -1;
        }

        i = start + digits;
        return (int)code;
    }
}
