namespace Rtos.MicroPython;

/// <summary>What consists of bytes: <c>bytes</c>, <c>bytearray</c>, <c>memoryview</c>.</summary>
internal abstract class BufferObject : ScriptObject
{
    /// <summary>Its bytes now; not to be kept, since a <c>bytearray</c> can grow.</summary>
    internal abstract Span<byte> Span { get; }

    internal abstract bool IsWritable { get; }
}
