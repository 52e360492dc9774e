namespace Rtos.MicroPython;

/// <summary>Methods of <c>list</c> and <c>tuple</c>.</summary>
internal static class ListMethods
{
    internal static void Fill()
    {
        Types.List.Constructor = new NativeFunction("list", 0, 1, static (m, a) =>
            m.NewList(a.Has(0) ? Iteration.ToList(m, a[0]) : [])) { IterableArgument = 0 };
        Types.Tuple.Constructor = new NativeFunction("tuple", 0, 1, static (m, a) => !a.Has(0)
            ? m.NewTuple()
            : a[0].Ref is TupleObject ? a[0] : m.NewTuple([.. Iteration.ToList(m, a[0])])) { IterableArgument = 0 };
        Method.Add(Types.List, "append", 2, 2, Append);
        Method.Add(Types.List, "clear", 1, 1, Clear);
        Method.Add(Types.List, "copy", 1, 1, static (m, a) => m.NewList([.. Items(a)]));
        Method.Add(Types.List, "count", 2, 2, static (_, a) => Count(Items(a).ToArray(), a[1]), "op_seq_count");
        Method.Add(Types.List, "extend", 2, 2, Extend, iterable: 1);
        Method.Add(Types.List, "index", 2, 4, static (_, a) => IndexOf(Items(a).ToArray(), a), "op_seq_index");
        Method.Add(Types.List, "insert", 3, 3, Insert);
        Method.Add(Types.List, "pop", 1, 2, Pop);
        Method.Add(Types.List, "remove", 2, 2, Remove, "op_list_remove");
        Method.Add(Types.List, "reverse", 1, 1, Reverse);
        Method.Add(Types.List, "sort", 1, 1, Sort, "op_sort", -1, null, "key", "reverse");
        Method.Add(Types.Tuple, "count", 2, 2, static (_, a) => Count(Method.Self<TupleObject>(a).Items, a[1]), "op_seq_count");
        Method.Add(Types.Tuple, "index", 2, 4, static (_, a) => IndexOf(Method.Self<TupleObject>(a).Items, a), "op_seq_index");
    }

    private static List<Value> Items(Arguments args) => Method.Self<ListObject>(args).Items;

    private static NativeResult Reverse(Machine machine, Arguments args)
    {
        HostWork.ChargeLong(Items(args).Count);
        Items(args).Reverse();
        return Value.None;
    }

    private static NativeResult Append(Machine machine, Arguments args)
    {
        machine.Heap.Charge(4);
        Items(args).Add(args[1]);
        return Value.None;
    }

    private static NativeResult Clear(Machine machine, Arguments args)
    {
        Items(args).Clear();
        return Value.None;
    }

    private static NativeResult Extend(Machine machine, Arguments args) =>
        SequenceOperators.Extend(machine, Method.Self<ListObject>(args), args[1]) ? Value.None : throw ScriptError.TypeError($"'{Types.NameOf(args[1])}' object isn't iterable");

    private static NativeResult Insert(Machine machine, Arguments args)
    {
        var items = Items(args);
        var at = Numbers.ToInt(args[1]);
        at = Math.Clamp(at < 0 ? at + items.Count : at, 0, items.Count);
        machine.Heap.Charge(4);
        HostWork.ChargeLong(items.Count - at);
        items.Insert(at, args[2]);
        return Value.None;
    }

    private static NativeResult Pop(Machine machine, Arguments args)
    {
        var items = Items(args);
        if (items.Count == 0)
        {
            throw ScriptError.IndexError("pop from empty list");
        }

        var at = args.Has(1) ? Numbers.ToPlace(args[1], items.Count, "list") : items.Count - 1;
        var item = items[at];
        HostWork.ChargeLong(items.Count - at);
        items.RemoveAt(at);
        return item;
    }

    private static NativeResult Remove(Machine machine, Arguments args)
    {
        var items = Items(args);
        for (var i = 0; i < items.Count; i++)
        {
            switch (Equality.OfElements(items[i], args[1]))
            {
                case null:
                    return Value.Fallback;
                case true:
                    items.RemoveAt(i);
                    return Value.None;
                default:
                    break;
            }
        }

        throw NotThere();
    }

    private static Value Count(Value[] items, Value item)
    {
        var count = 0L;
        foreach (var other in items)
        {
            switch (Equality.OfElements(other, item))
            {
                case null:
                    return Value.Fallback;
                case true:
                    count++;
                    break;
                default:
                    break;
            }
        }

        return Value.Of(count);
    }

    private static Value IndexOf(Value[] items, Arguments args)
    {
        var start = args.Has(2) ? Numbers.ToInt(args[2]) : 0;
        var stop = args.Has(3) ? Numbers.ToInt(args[3]) : items.Length;
        start = Math.Max(0, start < 0 ? start + items.Length : start);
        stop = Math.Min(items.Length, stop < 0 ? stop + items.Length : stop);
        for (var i = start; i < stop; i++)
        {
            switch (Equality.OfElements(items[i], args[1]))
            {
                case null:
                    return Value.Fallback;
                case true:
                    return Value.Of((long)i);
                default:
                    break;
            }
        }

        throw NotThere();
    }

    private static NativeResult Sort(Machine machine, Arguments args)
    {
        if (args.Has(1) && !args[1].IsNone)
        {
            return Value.Fallback;
        }

        var list = Method.Self<ListObject>(args);
        if (Sorting.TrySort(list.Items, list.Items, args.Has(2) && Truth.Of(args[2])) is not { } sorted)
        {
            return Value.Fallback;
        }

        list.Items.Clear();
        list.Items.AddRange(sorted);
        return Value.None;
    }

    private static ScriptError NotThere() => ScriptError.ValueError("object not in sequence");
}
