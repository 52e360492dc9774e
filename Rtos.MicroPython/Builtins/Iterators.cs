namespace Rtos.MicroPython;

/// <summary>Over a list, which may change meanwhile.</summary>
internal sealed class ListIterator(ListObject list) : NativeIterator
{
    private int _next;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        var has = _next < list.Items.Count;
        value = has ? list.Items[_next++] : default;
        return has;
    }

    internal override void Visit(Marker marker) => marker.Visit(list);
}

/// <summary>Over values that do not change.</summary>
internal sealed class ArrayIterator(Value[] items) : NativeIterator
{
    private int _next;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        var has = _next < items.Length;
        value = has ? items[_next++] : default;
        return has;
    }

    internal override void Visit(Marker marker) => marker.Visit(items);
}

/// <summary>Over the characters of a text.</summary>
internal sealed class TextIterator(string text) : NativeIterator
{
    private int _next;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        if (_next >= text.Length)
        {
            value = default;
            return false;
        }

        var length = char.IsHighSurrogate(text[_next]) && _next + 1 < text.Length && char.IsLowSurrogate(text[_next + 1]) ? 2 : 1;
        value = machine.NewStr(Chars.Part(text, _next, length));
        _next += length;
        return true;
    }

    internal override void Visit(Marker marker) => marker.Visit(Value.Of(text));
}

/// <summary>Over bytes.</summary>
internal sealed class BufferIterator(BufferObject buffer) : NativeIterator
{
    private int _next;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        var span = buffer.Span;
        var has = _next < span.Length;
        value = has ? Value.Of((long)span[_next++]) : default;
        return has;
    }

    internal override void Visit(Marker marker) => marker.Visit(buffer);
}

/// <summary>Over a dict, or a set's table.</summary>
internal sealed class DictIterator(DictObject dict, DictViewKind kind) : NativeIterator
{
    private int _next;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        for (var start = _next; _next < dict.Places;)
        {
            ref var entry = ref dict.EntryAt(_next++);
            if (!entry.Key.IsUnset)
            {
                HostWork.ChargeLong(_next - start);
                value = kind switch
                {
                    DictViewKind.Keys => entry.Key,
                    DictViewKind.Values => entry.Value,
                    _ => machine.NewTuple(entry.Key, entry.Value),
                };
                return true;
            }
        }

        value = default;
        return false;
    }

    internal override void Visit(Marker marker) => marker.Visit(dict);
}

/// <summary><c>enumerate</c>.</summary>
internal sealed class EnumerateIterator(NativeIterator inner, long start) : NativeIterator
{
    private long _next = start;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        HostWork.Descend();
        try
        {
            var has = inner.MoveNext(machine, out var item);
            value = has ? machine.NewTuple(Value.Of(_next++), item) : default;
            return has;
        }
        finally
        {
            HostWork.Ascend();
        }
    }

    internal override void Visit(Marker marker) => marker.Visit(inner);
}

/// <summary><c>zip</c>.</summary>
internal sealed class ZipIterator(NativeIterator[] inner) : NativeIterator
{
    internal override bool MoveNext(Machine machine, out Value value)
    {
        value = default;
        var items = new Value[inner.Length];
        HostWork.Descend();
        try
        {
            for (var i = 0; i < inner.Length; i++)
            {
                if (!inner[i].MoveNext(machine, out items[i]))
                {
                    return false;
                }
            }
        }
        finally
        {
            HostWork.Ascend();
        }

        value = inner.Length == 0 ? default : machine.NewTuple(items);
        return inner.Length > 0;
    }

    internal override void Visit(Marker marker) => Array.ForEach(inner, marker.Visit);
}

/// <summary><c>reversed</c> of a sequence.</summary>
internal sealed class ReversedIterator(Value sequence, long count) : NativeIterator
{
    private long _next = count - 1;

    internal override bool MoveNext(Machine machine, out Value value)
    {
        if (_next < 0)
        {
            value = default;
            return false;
        }

        value = Subscripts.Get(machine, sequence, Value.Of(_next--));
        return true;
    }

    internal override void Visit(Marker marker) => marker.Visit(sequence);
}
