namespace Rtos.MicroPython;

/// <summary>Built-in functions on sequences and other iterables.</summary>
internal static class SequenceFunctions
{
    internal static NativeResult Len(Machine machine, Arguments args)
    {
        var value = args[0];
        if (value.Ref is InstanceObject instance && KeyHash.HasOwn(instance, "__len__"))
        {
            return NativeResult.Call(instance.Type.Lookup("__len__"), value);
        }

        value = Numbers.Unwrap(value);
        return value.Ref switch
        {
            string text => Value.Of((long)Chars.Count(text)),
            ListObject list => Value.Of((long)list.Items.Count),
            TupleObject tuple => Value.Of((long)tuple.Items.Length),
            DictObject dict => Value.Of((long)dict.Count),
            DictViewObject view => Value.Of((long)view.Dict.Count),
            SetObject set => Value.Of((long)set.Count),
            BufferObject buffer => Value.Of((long)buffer.Span.Length),
            RangeObject range => Value.Of(range.Count),
            _ => throw ScriptError.TypeError($"object of type '{Types.NameOf(value)}' has no len()"),
        };
    }

    internal static NativeResult Hash(Machine machine, Arguments args)
    {
        if (args[0].Ref is InstanceObject instance)
        {
            if (KeyHash.HasOwn(instance, "__hash__"))
            {
                return NativeResult.Call(instance.Type.Lookup("__hash__"), args[0]);
            }

            if (KeyHash.HasOwn(instance, "__eq__"))
            {
                throw ScriptError.TypeError($"unsupported type for __hash__: '{instance.Type.Name}'");
            }
        }

        if (KeyHash.NeedsPython(args[0]))
        {
            return Value.Fallback;
        }

        var value = Numbers.Unwrap(args[0]);
        if (value.IsInt || value.IsBool)
        {
            return Value.Of(value.Bits);
        }

        if (value.IsFloat && double.IsFinite(value.AsFloat) && value.AsFloat == Math.Floor(value.AsFloat) && Math.Abs(value.AsFloat) < 9e18)
        {
            return Value.Of((long)value.AsFloat);
        }

        // Objects that are equal only to themselves: by their address, which is the same in every run.
        var hash = KeyHash.Of(value);
        return value.Ref is null or Tag or string or BigIntObject or TupleObject or BytesObject or SetObject
            ? Value.Of((long)hash)
            : Value.Of((long)machine.Addresses.Of((ScriptObject)value.Ref));
    }

    internal static NativeResult All(Machine machine, Arguments args) => Search(machine, args[0], isWanted: false);

    internal static NativeResult Any(Machine machine, Arguments args) => Search(machine, args[0], isWanted: true);

    internal static NativeResult Sum(Machine machine, Arguments args)
    {
        if (Iteration.NeedsPython(machine, args[0]))
        {
            return Value.Fallback;
        }

        var sum = args.Has(1) ? args[1] : Value.Of(0L);
        var steps = 0;
        for (var iterator = Iteration.Require(machine, args[0]); iterator.MoveNext(machine, out var item);)
        {
            HostWork.Step();
            if (sum.Ref is InstanceObject || item.Ref is InstanceObject || ++steps > HostWork.Handover || HostWork.IsMuch)
            {
                return NativeResult.Call(machine.Prelude["op_sum_from"], sum, item, Value.Of(iterator));
            }

            var next = Operators.Binary(machine, BinaryOp.Add, sum, item);
            sum = next.IsUnset ? throw ScriptError.TypeError($"unsupported types for __add__: '{Types.NameOf(sum)}', '{Types.NameOf(item)}'") : next;
        }

        return sum;
    }

    internal static NativeResult Enumerate(Machine machine, Arguments args) => Iteration.NeedsPython(machine, args[0])
        ? Value.Fallback
        : machine.New(new EnumerateIterator(Iteration.Require(machine, args[0]), args.Has(1) ? Numbers.ToLong(args[1]) : 0));

    internal static NativeResult Zip(Machine machine, Arguments args)
    {
        var inner = new NativeIterator[args.Count];
        for (var i = 0; i < inner.Length; i++)
        {
            if (Iteration.NeedsPython(machine, args[i]))
            {
                return Value.Fallback;
            }

            inner[i] = Iteration.Require(machine, args[i]);
        }

        return machine.New(new ZipIterator(inner));
    }

    internal static NativeResult Reversed(Machine machine, Arguments args)
    {
        if (args[0].Ref is InstanceObject instance)
        {
            return KeyHash.HasOwn(instance, "__reversed__") ? NativeResult.Call(instance.Type.Lookup("__reversed__"), args[0])
                : instance.Base.IsUnset ? Value.Fallback : Reverse(machine, instance.Base);
        }

        return Reverse(machine, args[0]);
    }

    internal static NativeResult Sorted(Machine machine, Arguments args)
    {
        if (Iteration.NeedsPython(machine, args[0]) || (args.Has(1) && !args[1].IsNone))
        {
            return Value.Fallback;
        }

        // An iterator can be iterated only once: its elements are passed on to the prelude as a list.
        var items = Iteration.ToList(machine, args[0]);
        var sorted = Sorting.TrySort(items, items, args.Has(2) && Truth.Of(args[2]));
        return sorted is not null
            ? machine.NewList(sorted)
            : NativeResult.Call(machine.Prelude["op_sorted"], machine.NewList(items), Value.None, Method.Given(args, 2));
    }

    internal static NativeResult Max(Machine machine, Arguments args) => Extreme(machine, args, isMax: true);

    internal static NativeResult Min(Machine machine, Arguments args) => Extreme(machine, args, isMax: false);

    private static Value Extreme(Machine machine, Arguments args, bool isMax)
    {
        var key = args.Keyword("key");
        if ((!key.IsUnset && !key.IsNone) || (args.Count == 1 && (Iteration.NeedsPython(machine, args[0]) || args[0].Ref is NativeIterator || IsLong(args[0]))))
        {
            return Value.Fallback;
        }

        ReadOnlySpan<Value> items = args.Count == 1 ? Iteration.ToList(machine, args[0]).ToArray() : args.Positional;
        if (items.Length == 0)
        {
            return args.Keyword("default") is { IsUnset: false } usual ? usual : throw ScriptError.ValueError("arg is an empty sequence");
        }

        var best = items[0];
        foreach (var item in items[1..])
        {
            if (item.Ref is InstanceObject || best.Ref is InstanceObject || (isMax ? Sorting.IsLess(best, item) : Sorting.IsLess(item, best)) is not { } isBetter)
            {
                return Value.Fallback;
            }

            best = isBetter ? item : best;
        }

        return best;
    }

    // An element that only Python code can compare: the prelude continues from that element, over the same iterator.
    private static NativeResult Search(Machine machine, Value iterable, bool isWanted)
    {
        if (Iteration.NeedsPython(machine, iterable))
        {
            return Value.Fallback;
        }

        var steps = 0;
        for (var iterator = Iteration.Require(machine, iterable); iterator.MoveNext(machine, out var item);)
        {
            HostWork.Step();
            if (Truth.NeedsPython(item) || ++steps > HostWork.Handover)
            {
                return NativeResult.Call(machine.Prelude[isWanted ? "op_any_from" : "op_all_from"], item, Value.Of(iterator));
            }

            if (Truth.Of(item) == isWanted)
            {
                return Value.Of(isWanted);
            }
        }

        return Value.Of(!isWanted);
    }

    // The list of it would not fit in the heap; Python code needs none.
    private static bool IsLong(Value iterable) => iterable.Ref is RangeObject { Count: > HostWork.Handover };

    private static Value Reverse(Machine machine, Value sequence)
    {
        var count = sequence.Ref switch
        {
            string text => Chars.Count(text),
            ListObject list => list.Items.Count,
            TupleObject tuple => tuple.Items.Length,
            BufferObject buffer => buffer.Span.Length,
            RangeObject range => range.Count,
            _ => throw ScriptError.TypeError($"'{Types.NameOf(sequence)}' object isn't reversible"),
        };
        return machine.New(new ReversedIterator(sequence, count));
    }
}
