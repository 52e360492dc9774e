namespace Rtos.MicroPython;

/// <summary><c>in</c> in C#.</summary>
internal static class Containment
{
    /// <summary>A bool; unset if the container does not support it; <see cref="Value.Fallback"/> if Python code is needed.</summary>
    internal static Value Of(Machine machine, Value container, Value item)
    {
        switch (container.Ref)
        {
            case DictObject dict:
                return KeyHash.NeedsPython(item) ? Value.Fallback : Value.Of(dict.Find(item) >= 0);
            case DictViewObject { Kind: DictViewKind.Keys } view:
                return KeyHash.NeedsPython(item) ? Value.Fallback : Value.Of(view.Dict.Find(item) >= 0);
            case SetObject set:
                return KeyHash.NeedsPython(item) ? Value.Fallback : Value.Of(set.Table.Find(SetElements.AsKey(item)) >= 0);
            case string text:
                return item.Ref is string part ? Value.Of(TextSearch.IndexOf<char>(text, part) >= 0) : throw TextOperators.NoImplicit(item);
            case BufferObject buffer when item.Ref is BufferObject bytes:
                return Value.Of(TextSearch.IndexOf<byte>(buffer.Span, bytes.Span) >= 0);
            case BufferObject buffer when Numbers.IsInteger(item):
                return Value.Of(Numbers.ToLong(item) is >= 0 and <= 255 and var b && buffer.Span.Contains((byte)b));
            case RangeObject range when item.Ref is not InstanceObject:
                return Value.Of(IsInRange(range, item));
            case ListObject list:
                return Among(list.Span, item);
            case TupleObject tuple:
                return Among(tuple.Items, item);
            default:
                return ByWalk(machine, container, item);
        }
    }

    private static bool IsInRange(RangeObject range, Value item)
    {
        if (item.IsFloat)
        {
            var number = item.AsFloat;
            return number == Math.Floor(number) && Math.Abs(number) < long.MaxValue && range.Contains((long)number);
        }

        return (item.IsInt || item.IsBool) && range.Contains(item.Bits);
    }

    private static Value Among(ReadOnlySpan<Value> items, Value item)
    {
        foreach (var other in items)
        {
            if (Equality.OfElements(other, item) is not false and var equal)
            {
                return Operators.Of(equal);
            }
        }

        return Value.False;
    }

    private static Value ByWalk(Machine machine, Value container, Value item)
    {
        // Elements taken from an iterator cannot be put back: in this case Python code does the whole walk.
        if (container.Ref is NativeIterator && item.Ref is InstanceObject)
        {
            return Value.Fallback;
        }

        if (Iteration.Of(machine, container) is not { } iterator)
        {
            return container.Ref is GeneratorObject ? Value.Fallback : default;
        }

        // An endless walk: Python code continues it, or restarts it if that makes no difference.
        for (var steps = 0; iterator.MoveNext(machine, out var other); steps++)
        {
            if (steps > HostWork.Handover && Equality.OfElements(other, item) == false)
            {
                return Value.Fallback;
            }

            if (Equality.OfElements(other, item) is not false and var equal)
            {
                return Operators.Of(equal);
            }
        }

        return Value.False;
    }
}
