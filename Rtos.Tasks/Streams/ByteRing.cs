namespace Rtos.Tasks;

/// <summary>The bytes of a stream buffer: a ring that keeps one place free, as FreeRTOS' does.</summary>
internal sealed class ByteRing(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity + 1];
    private int _head;
    private int _tail;

    internal int Capacity => _bytes.Length - 1;

    internal int Available => _head >= _tail ? _head - _tail : _bytes.Length + _head - _tail;

    internal int Space => Capacity - Available;

    internal void Write(ReadOnlySpan<byte> data)
    {
        var first = Math.Min(data.Length, _bytes.Length - _head);
        data[..first].CopyTo(_bytes.AsSpan(_head));
        data[first..].CopyTo(_bytes);
        _head = (_head + data.Length) % _bytes.Length;
    }

    internal void Read(Span<byte> data)
    {
        Peek(data);
        _tail = (_tail + data.Length) % _bytes.Length;
    }

    internal void Peek(Span<byte> data)
    {
        var first = Math.Min(data.Length, _bytes.Length - _tail);
        _bytes.AsSpan(_tail, first).CopyTo(data);
        _bytes.AsSpan(0, data.Length - first).CopyTo(data[first..]);
    }

    internal void Clear()
    {
        _head = 0;
        _tail = 0;
    }
}
