namespace Rtos.Scenarios;

/// <summary>A place in UTF-8 text that only moves forward, counting lines and characters on its way.</summary>
internal struct TextPosition
{
    public int Offset { get; private set; }

    public int Line { get; private set; }

    public int Column { get; private set; }

    public static TextPosition Start => new() { Line = 1, Column = 1 };

    public void MoveTo(ReadOnlySpan<byte> utf8, int offset)
    {
        while (Offset < offset && Offset < utf8.Length)
        {
            Step(utf8[Offset]);
        }
    }

    /// <summary>Moves to a line and a byte of it, both from 0, or to the end of the text.</summary>
    public void MoveToLine(ReadOnlySpan<byte> utf8, long line, long byteInLine)
    {
        while (Line <= line && Offset < utf8.Length)
        {
            Step(utf8[Offset]);
        }

        MoveTo(utf8, (int)Math.Min(Offset + byteInLine, utf8.Length));
    }

    private void Step(byte value)
    {
        Offset++;
        if (value == (byte)'\n')
        {
            Line++;
            Column = 1;
        }
        else if ((value & 0xC0) != 0x80)
        {
            // The bytes 10xxxxxx go on with a character that has been counted.
            Column++;
        }
    }
}
