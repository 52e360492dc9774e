namespace Rtos.MicroPython;

/// <summary>Iterates in C# over objects that need no Python code.</summary>
internal static class Iteration
{
    /// <summary>An iterator; null if the object is not iterable, or is iterable by Python code only.</summary>
    internal static NativeIterator? Of(Machine machine, Value value) => value.Ref switch
    {
        NativeIterator iterator => iterator,
        ListObject list => new ListIterator(list),
        TupleObject tuple => new ArrayIterator(tuple.Items),
        string text => new TextIterator(text),
        RangeObject range => new RangeIterator(range.Start, range.Stop, range.Step),
        DictObject dict => new DictIterator(dict, DictViewKind.Keys),
        DictViewObject view => new DictIterator(view.Dict, view.Kind),
        SetObject set => new DictIterator(set.Table, DictViewKind.Keys),
        BufferObject buffer => new BufferIterator(buffer),
        InstanceObject { Base.IsUnset: false } instance when !KeyHash.HasOwn(instance, "__iter__") => Of(machine, instance.Base),
        _ => null,
    };

    /// <summary>Whether it is iterated by Python code wherever an instruction iterates over it.</summary>
    internal static bool IsInPython(Value value) =>
        value.Ref is ScriptObject { IsIterator: true } || value.Ref is InstanceObject and not ExceptionObject;

    /// <summary>Whether Python code is needed to iterate over it.</summary>
    internal static bool NeedsPython(Machine machine, Value value) =>
        value.Ref is ScriptObject { IsIterator: true } || (value.Ref is InstanceObject and not ExceptionObject && Of(machine, value) is null);

    /// <summary>An iterator.</summary>
    /// <exception cref="ScriptError">It is not iterable: a TypeError.</exception>
    internal static NativeIterator Require(Machine machine, Value value) =>
        Of(machine, value) ?? throw ScriptError.TypeError($"'{Types.NameOf(value)}' object isn't iterable");

    /// <summary>All elements; at most <paramref name="most"/> of anything but a list or tuple.</summary>
    internal static List<Value> ToList(Machine machine, Value value, int most = int.MaxValue)
    {
        switch (value.Ref)
        {
            case ListObject list:
                return [.. list.Items];
            case TupleObject tuple:
                return [.. tuple.Items];
            default:
                var items = new List<Value>();
                for (var iterator = Require(machine, value); items.Count < most && iterator.MoveNext(machine, out var item);)
                {
                    HostWork.Step();
                    items.Add(item);
                    Bound(machine, items.Count);
                }

                return items;
        }
    }

    // A range of a billion elements exceeds the heap long before it exceeds the host's memory.
    private static void Bound(Machine machine, int count)
    {
        if ((count & 0x3FF) == 0)
        {
            machine.Heap.Reserve(ObjectBytes.List(count));
        }
    }
}
