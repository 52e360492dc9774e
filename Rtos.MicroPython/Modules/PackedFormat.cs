namespace Rtos.MicroPython;

/// <summary>A parsed format of <c>struct</c>: the place of each value.</summary>
/// <param name="IsBigEndian">The order of bytes.</param>
/// <param name="Fields">The places, in order.</param>
/// <param name="Size">The total number of bytes.</param>
internal sealed record PackedFormat(bool IsBigEndian, IReadOnlyList<PackedField> Fields, int Size)
{
    // More than any realistic format; keeps a format from filling the host's memory.
    private const int LargestCount = 1 << 20;

    /// <summary>Parses a format.</summary>
    /// <exception cref="ScriptError">A code is unknown: a ValueError.</exception>
    internal static PackedFormat Parse(string format)
    {
        var mode = format.Length > 0 && "@=<>!".Contains(format[0], StringComparison.Ordinal) ? format[0] : '@';
        HostWork.Step(format.Length);
        var fields = new List<PackedField>();
        var offset = 0;
        for (var i = format.Length > 0 && format[0] == mode ? 1 : 0; i < format.Length; i++)
        {
            if (format[i] == ' ')
            {
                continue;
            }

            var count = ReadCount(format, ref i);
            if (i == format.Length)
            {
                throw ScriptError.ValueError("bad typecode");
            }

            offset = Add(fields, offset, format[i], count ?? 1, mode == '@');
        }

        return new PackedFormat(mode is '>' or '!', fields, offset);
    }

    // The offset after them.
    private static int Add(List<PackedField> fields, int offset, char code, int count, bool isAligned)
    {
        if (code is 's' or 'x')
        {
            Reserve(offset + (long)count);
            if (code == 's')
            {
                fields.Add(new PackedField(code, offset, count));
            }

            return offset + count;
        }

        var size = SizeOf(code);
        Reserve(offset + ((long)(count + 1) * size));
        HostWork.Step(count);
        for (; count > 0; count--)
        {
            offset = isAligned ? (offset + size - 1) / size * size : offset;
            fields.Add(new PackedField(code, offset, size));
            offset += size;
        }

        return offset;
    }

    private static int? ReadCount(string format, ref int i)
    {
        if (!char.IsAsciiDigit(format[i]))
        {
            return null;
        }

        var count = 0L;
        for (; i < format.Length && char.IsAsciiDigit(format[i]); i++)
        {
            count = (count * 10) + (format[i] - '0');
            Reserve(count);
        }

        return (int)count;
    }

    private static void Reserve(long bytes)
    {
        if (bytes > LargestCount)
        {
            throw ScriptError.Of(Types.MemoryError, FormattableString.Invariant($"memory allocation failed, allocating {bytes} bytes"));
        }
    }

    // As on the board, whose machine words and addresses have 32 bits.
    private static int SizeOf(char code) => code switch
    {
        'b' or 'B' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'l' or 'L' or 'f' or 'P' or 'O' or 'S' => 4,
        'q' or 'Q' or 'd' => 8,
        _ => throw ScriptError.ValueError("bad typecode"),
    };
}

/// <summary>The place of a value.</summary>
internal readonly record struct PackedField(char Code, int Offset, int Size);
