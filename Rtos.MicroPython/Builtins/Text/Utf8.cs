using System.Text;

namespace Rtos.MicroPython;

/// <summary>Strict UTF-8; only lone surrogates are allowed when encoding.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static byte[] Bytes(string text)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            // A lone surrogate is three bytes, as on the board.
            var bytes = new List<byte>();
            foreach (var point in Chars.Points(text))
            {
                if (point is >= 0xD800 and <= 0xDFFF)
                {
                    bytes.AddRange([0xED, (byte)(0x80 | ((point >> 6) & 0x3F)), (byte)(0x80 | (point & 0x3F))]);
                }
                else
                {
                    bytes.AddRange(Strict.GetBytes(Chars.Of(point)));
                }
            }

            return [.. bytes];
        }
    }

    internal static bool TryText(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = Strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = string.Empty;
            return false;
        }
    }
}
