namespace Rtos.MicroPython;

/// <summary>A <c>bytes</c>.</summary>
internal sealed class BytesObject(byte[] content) : BufferObject
{
    internal byte[] Content { get; } = content;

    internal override Span<byte> Span => Content;

    internal override bool IsWritable => false;

    internal override TypeObject Type => Types.Bytes;

    internal override int HeapBytes => ObjectBytes.Bytes(Content.Length);
}
