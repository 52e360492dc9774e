using System.Runtime.InteropServices;

namespace Rtos.MicroPython;

/// <summary>A <c>bytearray</c>.</summary>
internal sealed class ByteArrayObject(List<byte> items) : BufferObject
{
    internal List<byte> Items { get; } = items;

    internal override Span<byte> Span => CollectionsMarshal.AsSpan(Items);

    internal override bool IsWritable => true;

    internal override TypeObject Type => Types.ByteArray;

    internal override int HeapBytes => ObjectBytes.Bytes(Items.Count);
}
