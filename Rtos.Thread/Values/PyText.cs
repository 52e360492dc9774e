using System.Globalization;
using System.Text;

namespace Rtos.Thread;

/// <summary>Formats texts and numbers like MicroPython.</summary>
internal static class PyText
{
    /// <summary>A text in quotes, as in <c>repr()</c>.</summary>
    internal static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when c == quote => result.Append('\\').Append(c),
                _ when c < ' ' => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        }

        return result.Append(quote).ToString();
    }

    /// <summary>A <c>bytes</c> in quotes, as in <c>repr()</c>.</summary>
    internal static string Quote(ReadOnlySpan<byte> content)
    {
        var result = new StringBuilder("b'");
        foreach (var b in content)
        {
            _ = b is >= 0x20 and < 0x7F and not (byte)'\'' and not (byte)'\\'
                ? result.Append((char)b)
                : result.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }

        return result.Append('\'').ToString();
    }

    internal static string Float(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }
}
