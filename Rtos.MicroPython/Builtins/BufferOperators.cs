namespace Rtos.MicroPython;

/// <summary>Operators on bytes-like objects.</summary>
internal static class BufferOperators
{
    internal static Value Binary(Machine machine, BinaryOp op, BufferObject a, Value b)
    {
        switch (op)
        {
            case BinaryOp.Modulo when a is not MemoryViewObject:
                return PercentFormat.FormatBytes(machine, a, b);
            case BinaryOp.Add when a is not MemoryViewObject && b.Ref is BufferObject other:
                machine.Heap.Reserve(a.Span.Length + other.Span.Length);
                return Make(machine, a, [.. a.Span, .. other.Span]);
            case BinaryOp.Add when a is BytesObject && b.Ref is string:
                throw ScriptError.TypeError("can't convert 'str' object to bytes implicitly");
            case BinaryOp.Multiply when a is not MemoryViewObject && Numbers.IsInteger(b):
                return Repeat(machine, a, Math.Max(0, Numbers.ToInt(b)));
            default:
                return default;
        }
    }

    /// <summary>Appends bytes to a bytearray.</summary>
    internal static void Extend(Machine machine, ByteArrayObject bytes, Value more)
    {
        if (more.Ref is BufferObject buffer)
        {
            machine.Heap.Charge(buffer.Span.Length);
            bytes.Items.AddRange(buffer.Span.ToArray());
            return;
        }

        throw ScriptError.TypeError("array/bytes required on right side");
    }

    /// <summary>An object of the same type as another.</summary>
    internal static Value Make(Machine machine, BufferObject like, byte[] content) =>
        machine.New(like is ByteArrayObject ? new ByteArrayObject([.. content]) : new BytesObject(content));

    private static Value Repeat(Machine machine, BufferObject buffer, int count)
    {
        var span = buffer.Span;
        machine.Heap.Reserve((long)span.Length * count);
        var content = new byte[span.Length * count];
        for (var i = 0; span.Length > 0 && i < count; i++)
        {
            span.CopyTo(content.AsSpan(i * span.Length));
        }

        return Make(machine, buffer, content);
    }
}
