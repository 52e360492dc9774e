namespace Rtos.MicroPython;

/// <summary>The C# functions that the prelude's Python code needs.</summary>
internal static class PreludeFunctions
{
    /// <summary>The functions; their names begin with an underscore.</summary>
    internal static IReadOnlyList<NativeFunction> All { get; } =
    [
        new("_base", 1, 1, static (_, a) => Numbers.Unwrap(a[0])),
        new("_brace_format", 1, NativeFunction.Open, BraceFormat.Format) { TakesAnyKeyword = true, FallbackName = "op_format_failed" },
        new("_dict_add", 4, 4, DictAdd),
        new("_dict_next", 3, 3, static (_, a) => Value.Of((long)NextOf(Dict(a[0]), Numbers.ToInt(a[1]), Numbers.ToInt(a[2])))),
        new("_dict_key", 2, 2, static (_, a) => Dict(a[0]).EntryAt(Numbers.ToInt(a[1])).Key),
        new("_dict_value", 2, 2, static (_, a) => Dict(a[0]).EntryAt(Numbers.ToInt(a[1])).Value),
        new("_dict_replace", 3, 3, DictReplace),
        new("_dict_remove", 2, 2, static (_, a) => Value.Of(Dict(a[0]).RemoveAt(Numbers.ToInt(a[1])))),
        new("_format", 2, 2, static (m, a) => Formatting.Format(m, a[0], a[1].AsStr)) { FallbackName = "op_format_failed" },
        new("_is_plain", 1, 1, IsPlain),
        new("_kind", 1, 1, static (_, a) => Value.Of(KindOf(a[0]))),
        new("_needs_python", 1, 1, static (_, a) => Value.Of(KeyHash.NeedsPython(a[0]))),
        new("_percent_format", 2, 2, static (m, a) => Operators.Binary(m, BinaryOp.Modulo, a[0], a[1])) { FallbackName = "op_format_failed" },
        new("_set_replace", 2, 2, SetReplace),
        new("_sort_order", 3, 3, SortOrder),
        new("_texts", 2, 2, static (m, a) => m.New(new TextsObject(a[0].AsStr, a[1].AsStr))),
        new("_type_error", 3, 3, static (_, a) => throw ScriptError.TypeError($"unsupported types for {a[0].AsStr}: '{Types.NameOf(a[1])}', '{Types.NameOf(a[2])}'")),
    ];

    // The table of a dict or a set.
    private static DictObject Dict(Value value) => Numbers.Unwrap(value).Ref switch
    {
        SetObject set => set.Table,
        DictViewObject view => view.Dict,
        DictObject dict => dict,
        _ => throw ScriptError.TypeError($"'{Types.NameOf(value)}' object has no keys"),
    };

    private static NativeResult DictAdd(Machine machine, Arguments args)
    {
        var dict = Dict(args[0]);
        machine.Heap.Charge(ObjectBytes.Dict(dict.Count + 1) - ObjectBytes.Dict(dict.Count));
        dict.AddNew(args[1], Numbers.ToInt(args[2]), args[3]);
        if (Numbers.Unwrap(args[0]).Ref is SetObject set)
        {
            set.HasPythonKeys |= KeyHash.NeedsPython(args[1]);
        }

        return Value.None;
    }

    private static NativeResult DictReplace(Machine machine, Arguments args)
    {
        Dict(args[0]).EntryAt(Numbers.ToInt(args[1])).Value = args[2];
        return Value.None;
    }

    // The next entry with that hash behind a place, or -1.
    private static int NextOf(DictObject dict, int hash, int after)
    {
        for (var i = after + 1; i < dict.Places; i++)
        {
            ref var entry = ref dict.EntryAt(i);
            if (entry.Hash == hash && !entry.Key.IsUnset)
            {
                return i;
            }
        }

        return -1;
    }

    private static NativeResult SetReplace(Machine machine, Arguments args)
    {
        SetOperators.Replace(machine, (SetObject)Numbers.Unwrap(args[0]).Ref!, (SetObject)args[1].Ref!);
        return Value.None;
    }

    // items, keys, reverse: the items in order, or None when keys have to be compared by Python code.
    private static NativeResult SortOrder(Machine machine, Arguments args)
    {
        var sorted = Sorting.TrySort(((ListObject)args[0].Ref!).Items, ((ListObject)args[1].Ref!).Items, Truth.Of(args[2]));
        return sorted is null ? Value.None : machine.NewList(sorted);
    }

    private static NativeResult IsPlain(Machine machine, Arguments args)
    {
        var text = new System.Text.StringBuilder();
        return Value.Of(Text.TryStr(machine, args[0], text) && Text.TryRepr(machine, args[0], text));
    }

    private static string KindOf(Value value) => Numbers.Unwrap(value).Ref switch
    {
        ListObject => "list",
        TupleObject => "tuple",
        DictObject => "dict",
        SetObject { IsFrozen: false } => "set",
        SetObject => "frozenset",
        DictViewObject { Kind: DictViewKind.Keys } => "dict_keys",
        DictViewObject { Kind: DictViewKind.Values } => "dict_values",
        DictViewObject => "dict_items",
        SliceObject => "slice",
        BoundMethodObject => "bound_method",
        ExceptionObject => "exception",
        InstanceObject => "instance",
        _ => "other",
    };
}
