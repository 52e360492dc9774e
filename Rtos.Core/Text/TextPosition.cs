namespace Rtos.Core;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns, going forward only.</summary>
internal ref struct TextPosition
{
    private readonly ReadOnlySpan<byte> _text;

    /// <summary>The beginning of a text.</summary>
    internal TextPosition(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>The byte, from 0.</summary>
    internal int Offset { get; private set; }

    /// <summary>The line, from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>The column in characters (Unicode scalar values), from 1.</summary>
    internal int Column { get; private set; } = 1;

    /// <summary>Goes forward to a byte offset; one that lies behind, or past the end, is as near as it gets.</summary>
    internal void AdvanceTo(long offset)
    {
        var (line, column, end) = (Line, Column, (int)Math.Min(offset, _text.Length));
        for (var at = Offset; at < end; at++)
        {
            var value = _text[at];
            if (value == (byte)'\n')
            {
                line++;
                column = 1;
            }
            else if ((value & 0xC0) != 0x80)
            {
                // Only the first byte of a character counts.
                column++;
            }
        }

        (Line, Column, Offset) = (line, column, Math.Max(Offset, end));
    }

    /// <summary>Goes forward to a place given as the syntax errors of System.Text.Json give it.</summary>
    /// <param name="line">The line, from 0.</param>
    /// <param name="byteInLine">The byte in the line, from 0.</param>
    internal void AdvanceTo(long line, long byteInLine)
    {
        while (Line <= line && Offset < _text.Length)
        {
            AdvanceTo(Offset + 1L);
        }

        AdvanceTo(Offset + byteInLine);
    }
}
