namespace Rtos.Core;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns, going forward only.</summary>
internal ref struct TextPosition
{
    private readonly ReadOnlySpan<byte> _text;
    private int _offset;

    /// <summary>The beginning of a text.</summary>
    internal TextPosition(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>The line, from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>The column in characters (Unicode scalar values), from 1.</summary>
    internal int Column { get; private set; } = 1;

    /// <summary>Goes forward to a byte offset; one that lies behind, or past the end, is as near as it gets.</summary>
    internal void AdvanceTo(long offset)
    {
        for (; _offset < offset && _offset < _text.Length; _offset++)
        {
            if (_text[_offset] == (byte)'\n')
            {
                Line++;
                Column = 1;
            }
            else if ((_text[_offset] & 0xC0) != 0x80)
            {
                // Only the first byte of a character counts.
                Column++;
            }
        }
    }

    /// <summary>Goes forward to a place given as the syntax errors of System.Text.Json give it.</summary>
    /// <param name="line">The line, from 0.</param>
    /// <param name="byteInLine">The byte in the line, from 0.</param>
    internal void AdvanceTo(long line, long byteInLine)
    {
        while (Line <= line && _offset < _text.Length)
        {
            AdvanceTo(_offset + 1L);
        }

        AdvanceTo(_offset + byteInLine);
    }
}
