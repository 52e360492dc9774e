namespace Rtos.MicroPython;

/// <summary>A bytes-like object: <c>bytes</c>, <c>bytearray</c>, <c>memoryview</c>.</summary>
internal abstract class BufferObject : ScriptObject
{
    /// <summary>Its present bytes; must not be kept, since a <c>bytearray</c> can grow.</summary>
    internal abstract Span<byte> Span { get; }

    internal abstract bool IsWritable { get; }
}
