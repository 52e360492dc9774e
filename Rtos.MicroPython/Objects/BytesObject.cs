namespace Rtos.MicroPython;

/// <summary>A <c>bytes</c>.</summary>
internal sealed class BytesObject(byte[] content) : ScriptObject
{
    internal byte[] Content { get; } = content;

    internal override TypeObject Type => Types.Bytes;

    internal override int HeapBytes => ObjectBytes.Bytes(Content.Length);
}
