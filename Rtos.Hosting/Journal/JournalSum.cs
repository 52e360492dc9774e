using System.Buffers.Binary;
using System.Numerics;

namespace Rtos.Hosting;

/// <summary>The checksums of a journal's lines: a CRC-32C that continues from line to line.</summary>
/// <remarks>
/// Each line's checksum covers the line and, through the previous checksum, all lines before it. So a line that was
/// changed is detected, and also one that was removed, added, duplicated or moved.
/// </remarks>
internal struct JournalSum
{
    /// <summary>The name of the property: always the last of a line.</summary>
    internal const string Name = "sum";

    private const int Digits = 8;

    private uint _value;

    private JournalSum(uint value) => _value = value;

    /// <summary>The beginning of the first line.</summary>
    internal static JournalSum Start => new(uint.MaxValue);

    private static ReadOnlySpan<byte> Prefix => ",\"sum\":\""u8;

    private static ReadOnlySpan<byte> Suffix => "\"}"u8;

    /// <summary>Adds a line, up to its own checksum.</summary>
    internal void Add(ReadOnlySpan<byte> line)
    {
        var sum = _value;
        for (; line.Length >= sizeof(ulong); line = line[sizeof(ulong)..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(line));
        }

        foreach (var rest in line)
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        _value = sum;
    }

    /// <summary>Adds a line that was read, and checks its checksum.</summary>
    /// <exception cref="FormatException">The checksum is missing or different.</exception>
    internal void Check(ReadOnlySpan<byte> line)
    {
        var end = line.Length - Prefix.Length - Digits - Suffix.Length;
        if (end < 0 || !line[end..].StartsWith(Prefix) || !line.EndsWith(Suffix))
        {
            throw new FormatException("it does not end with a checksum, such as ,\"sum\":\"0123abcd\"}");
        }

        Add(line[..end]);
        var found = System.Text.Encoding.Latin1.GetString(line.Slice(end + Prefix.Length, Digits));
        if (found != ToString())
        {
            throw new FormatException(
                $"its checksum is {found} and must be {ToString()}: this line was changed, or lines before it were removed, added or moved");
        }
    }

    /// <summary>The checksum as a line has it, eight hexadecimal digits.</summary>
    public override readonly string ToString() => FormattableString.Invariant($"{_value:x8}");
}
