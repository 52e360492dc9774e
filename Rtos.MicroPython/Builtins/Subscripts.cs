namespace Rtos.MicroPython;

/// <summary><c>o[index]</c> in C#.</summary>
/// <remarks>Unset: the type has no elements. <see cref="Value.Fallback"/>: the prelude has to find the key.</remarks>
internal static class Subscripts
{
    internal static Value Get(Machine machine, Value o, Value index)
    {
        switch (o.Ref)
        {
            case ListObject list:
                return index.IsInt && index.Bits >= 0 && index.Bits < list.Items.Count ? list.Items[(int)index.Bits] : OfList(machine, list, index);
            case TupleObject tuple:
                return index.Ref is SliceObject part
                    ? machine.NewTuple(Part<Value>(tuple.Items, part))
                    : tuple.Items[Numbers.ToPlace(index, tuple.Items.Length, "tuple")];
            case DictObject dict:
                return KeyHash.NeedsPython(index) ? Value.Fallback : dict.TryGet(index, out var value) ? value : throw ScriptError.KeyError(index);
            case string text:
                return OfText(machine, text, index);
            case BufferObject buffer:
                return OfBuffer(machine, buffer, index);
            case RangeObject range:
                return OfRange(machine, range, index);
            default:
                return default;
        }
    }

    internal static Value Set(Machine machine, Value o, Value index, Value value)
    {
        switch (o.Ref)
        {
            case ListObject list when index.Ref is SliceObject slice:
                return Iteration.NeedsPython(machine, value) ? Value.Fallback : SetSlice(machine, list, slice, value);
            case ListObject list:
                list.Items[Numbers.ToPlace(index, list.Items.Count, "list")] = value;
                return Value.None;
            case DictObject dict:
                return KeyHash.NeedsPython(index) ? Value.Fallback : SetEntry(machine, dict, index, value);
            case BufferObject { IsWritable: true } buffer when index.Ref is SliceObject slice:
                SetBytes(machine, buffer, slice, value);
                return Value.None;
            case BufferObject { IsWritable: true } buffer:
                var place = Numbers.ToPlace(index, buffer.Span.Length, Types.NameOf(o));
                buffer.Span[place] = (byte)(Numbers.ToLong(value) & 0xFF);
                return Value.None;
            default:
                return default;
        }
    }

    internal static Value Delete(Machine machine, Value o, Value index)
    {
        switch (o.Ref)
        {
            case ListObject list when index.Ref is SliceObject slice:
                DeleteSlice(list, slice);
                return Value.None;
            case ListObject list:
                HostWork.ChargeLong(list.Items.Count);
                list.Items.RemoveAt(Numbers.ToPlace(index, list.Items.Count, "list"));
                return Value.None;
            case DictObject when KeyHash.NeedsPython(index):
                return Value.Fallback;
            case DictObject dict:
                return dict.Remove(index) ? Value.None : throw ScriptError.KeyError(index);
            default:
                return default;
        }
    }

    /// <summary>Sets an entry and charges the growth of the dict.</summary>
    internal static Value SetEntry(Machine machine, DictObject dict, Value key, Value value)
    {
        var before = dict.Count;
        dict.Set(key, value);
        if (dict.Count > before)
        {
            machine.Heap.Charge(ObjectBytes.Dict(dict.Count) - ObjectBytes.Dict(before));
        }

        return Value.None;
    }

    /// <summary>The elements that a slice takes.</summary>
    internal static T[] Part<T>(ReadOnlySpan<T> items, SliceObject slice)
    {
        var (start, step, count) = slice.Resolve(items.Length);
        if (step == 1)
        {
            return items.Slice(count == 0 ? 0 : start, count).ToArray();
        }

        var part = new T[count];
        for (var i = 0; i < count; i++)
        {
            part[i] = items[start + (i * step)];
        }

        return part;
    }

    private static Value OfList(Machine machine, ListObject list, Value index) => index.Ref is SliceObject slice
        ? machine.NewList([.. Part<Value>(list.Span, slice)])
        : list.Items[Numbers.ToPlace(index, list.Items.Count, "list")];

    private static Value OfText(Machine machine, string text, Value index)
    {
        if (Chars.HasPairs(text))
        {
            var points = Chars.Points(text);
            return machine.NewStr(index.Ref is SliceObject s
                ? Chars.Of(Part<int>(points, s))
                : Chars.Of(points[Numbers.ToPlace(index, points.Length, "string")]));
        }

        if (index.Ref is not SliceObject slice)
        {
            return machine.NewStr(Chars.Part(text, Numbers.ToPlace(index, text.Length, "string"), 1));
        }

        var (start, step, count) = slice.Resolve(text.Length);
        return machine.NewStr(count == 0 ? string.Empty : step == 1 ? Chars.Part(text, start, count) : new string(Part<char>(text, slice)));
    }

    private static Value OfBuffer(Machine machine, BufferObject buffer, Value index)
    {
        if (index.Ref is not SliceObject slice)
        {
            return Value.Of((long)buffer.Span[Numbers.ToPlace(index, buffer.Span.Length, Types.NameOf(Value.Of(buffer)))]);
        }

        if (buffer is not MemoryViewObject view)
        {
            return BufferOperators.Make(machine, buffer, Part<byte>(buffer.Span, slice));
        }

        var (start, step, count) = slice.Resolve(view.Span.Length);
        return step == 1
            ? machine.New(new MemoryViewObject(view.Owner, view.Offset + Math.Max(0, start), count))
            : throw ScriptError.Of(Types.NotImplementedError, "only slices with step=1 (aka None) are supported");
    }

    private static Value OfRange(Machine machine, RangeObject range, Value index)
    {
        var count = (int)Math.Min(range.Count, int.MaxValue);
        if (index.Ref is not SliceObject slice)
        {
            return Value.Of(range.At(Numbers.ToPlace(index, count, "range")));
        }

        var (start, stop, step) = slice.Bounds(count);
        return machine.New(new RangeObject(range.At(start), range.At(stop), range.Step * step));
    }

    private static Value SetSlice(Machine machine, ListObject list, SliceObject slice, Value value)
    {
        var items = value.Ref is ListObject or TupleObject ? Iteration.ToList(machine, value) : throw ScriptError.TypeError($"object '{Types.NameOf(value)}' is not a tuple or list");
        var (start, step, count) = slice.Resolve(list.Items.Count);
        if (step == 1)
        {
            machine.Heap.Charge((items.Count - count) * 4L);
            start = Math.Clamp(start, 0, list.Items.Count);
            HostWork.ChargeLong(list.Items.Count);
            list.Items.RemoveRange(start, count);
            list.Items.InsertRange(start, items);
            return Value.None;
        }

        if (items.Count != count)
        {
            throw ScriptError.Of(Types.NotImplementedError, "only slices with step=1 (aka None) are supported");
        }

        for (var i = 0; i < count; i++)
        {
            list.Items[start + (i * step)] = items[i];
        }

        return Value.None;
    }

    private static void DeleteSlice(ListObject list, SliceObject slice)
    {
        var (start, step, count) = slice.Resolve(list.Items.Count);
        if (step == 1)
        {
            HostWork.ChargeLong(list.Items.Count);
            list.Items.RemoveRange(Math.Clamp(start, 0, list.Items.Count), count);
            return;
        }

        // From the end, so that the indices of those before stay valid.
        for (var i = 0; i < count; i++)
        {
            list.Items.RemoveAt(step > 0 ? start + ((count - 1 - i) * step) : start + (i * step));
        }
    }

    private static void SetBytes(Machine machine, BufferObject buffer, SliceObject slice, Value value)
    {
        var from = value.Ref is BufferObject b ? b.Span.ToArray() : throw ScriptError.TypeError("array/bytes required on right side");
        var (start, step, count) = slice.Resolve(buffer.Span.Length);
        if (step != 1)
        {
            throw ScriptError.Of(Types.NotImplementedError, "only slices with step=1 (aka None) are supported");
        }

        start = Math.Clamp(start, 0, buffer.Span.Length);
        if (buffer is ByteArrayObject bytes)
        {
            machine.Heap.Charge(from.Length - count);
            HostWork.ChargeLong(bytes.Items.Count);
            bytes.Items.RemoveRange(start, count);
            bytes.Items.InsertRange(start, from);
            return;
        }

        if (from.Length != count)
        {
            throw ScriptError.ValueError("lhs and rhs should be compatible");
        }

        from.CopyTo(buffer.Span[start..]);
    }
}
