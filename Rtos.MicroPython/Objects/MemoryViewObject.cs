namespace Rtos.MicroPython;

/// <summary>A <c>memoryview</c>: a window onto the bytes of another object.</summary>
internal sealed class MemoryViewObject(BufferObject owner, int offset, int length) : BufferObject
{
    internal BufferObject Owner { get; } = owner;

    internal int Offset { get; } = offset;

    // The owner may have become shorter since.
    internal override Span<byte> Span
    {
        get
        {
            var all = Owner.Span;
            var start = Math.Min(Offset, all.Length);
            return all.Slice(start, Math.Min(length, all.Length - start));
        }
    }

    internal override bool IsWritable => Owner.IsWritable;

    internal override TypeObject Type => Types.MemoryView;

    internal override int HeapBytes => ObjectBytes.Cell;

    internal override void Visit(Marker marker) => marker.Visit(Owner);
}
