namespace Rtos.MicroPython;

/// <summary>Methods of <c>dict</c>.</summary>
internal static class DictMethods
{
    internal static void Fill()
    {
        var type = Types.Dict;
        type.Constructor = new NativeFunction("dict", 0, 1, static (m, a) => Update(m, m.New(new DictObject()), a, 0))
        {
            TakesAnyKeyword = true,
            IterableArgument = 0,
            FallbackName = "op_dict",
        };
        Method.Add(type, "__getitem__", 2, 2, static (m, a) => Subscripts.Get(m, Numbers.Unwrap(a[0]), a[1]), "op_getitem");
        Method.Add(type, "__setitem__", 3, 3, static (m, a) => Subscripts.Set(m, Numbers.Unwrap(a[0]), a[1], a[2]), "op_setitem");
        Method.Add(type, "__delitem__", 2, 2, static (m, a) => Subscripts.Delete(m, Numbers.Unwrap(a[0]), a[1]), "op_delitem");
        Method.Add(type, "clear", 1, 1, Clear);
        Method.Add(type, "copy", 1, 1, static (m, a) => m.New(Method.Self<DictObject>(a).Copy()));
        Method.AddStatic(type, "fromkeys", 1, 2, FromKeys, "op_dict_fromkeys", iterable: 0);
        Method.Add(type, "get", 2, 3, Get, "op_dict_get");
        Method.Add(type, "items", 1, 1, static (m, a) => m.New(new DictViewObject(Method.Self<DictObject>(a), DictViewKind.Items)));
        Method.Add(type, "keys", 1, 1, static (m, a) => m.New(new DictViewObject(Method.Self<DictObject>(a), DictViewKind.Keys)));
        Method.Add(type, "values", 1, 1, static (m, a) => m.New(new DictViewObject(Method.Self<DictObject>(a), DictViewKind.Values)));
        Method.Add(type, "pop", 2, 3, Pop, "op_dict_pop");
        Method.Add(type, "popitem", 1, 1, PopItem);
        Method.Add(type, "setdefault", 2, 3, SetDefault, "op_dict_setdefault");
        type.Attributes.Set("update", Value.Of(new NativeFunction("update", 1, 2, static (m, a) =>
            Update(m, Value.Of(Method.Self<DictObject>(a)), a, 1) is { IsUnset: false } result && result.IsFallback ? result : Value.None)
        {
            TakesAnyKeyword = true,
            IterableArgument = 1,
            FallbackName = "op_dict_update",
        }));
    }

    /// <summary>Copies the entries of a dict into another: the first one, or unset if Python code has to find keys.</summary>
    internal static Value Merge(Machine machine, DictObject into, DictObject from, bool isNew)
    {
        for (var i = 0; i < from.Places; i++)
        {
            var entry = from.EntryAt(i);
            if (entry.Key.IsUnset)
            {
                continue;
            }

            if (KeyHash.NeedsPython(entry.Key))
            {
                return Value.Fallback;
            }

            Subscripts.SetEntry(machine, into, entry.Key, entry.Value);
        }

        return isNew ? machine.New(into) : Value.Of(into);
    }

    private static NativeResult Clear(Machine machine, Arguments args)
    {
        Method.Self<DictObject>(args).Clear();
        return Value.None;
    }

    private static NativeResult Get(Machine machine, Arguments args)
    {
        if (KeyHash.NeedsPython(args[1]))
        {
            return Value.Fallback;
        }

        return Method.Self<DictObject>(args).TryGet(args[1], out var value) ? value : Method.Given(args, 2);
    }

    private static NativeResult Pop(Machine machine, Arguments args)
    {
        if (KeyHash.NeedsPython(args[1]))
        {
            return Value.Fallback;
        }

        var dict = Method.Self<DictObject>(args);
        if (dict.TryGet(args[1], out var value))
        {
            dict.Remove(args[1]);
            return value;
        }

        return args.Has(2) ? args[2] : throw ScriptError.KeyError(args[1]);
    }

    private static NativeResult PopItem(Machine machine, Arguments args)
    {
        var dict = Method.Self<DictObject>(args);
        for (var i = dict.Places - 1; i >= 0; i--)
        {
            var entry = dict.EntryAt(i);
            if (!entry.Key.IsUnset)
            {
                dict.RemoveAt(i);
                return machine.NewTuple(entry.Key, entry.Value);
            }
        }

        throw ScriptError.KeyError(Value.Of("popitem(): dictionary is empty"));
    }

    private static NativeResult SetDefault(Machine machine, Arguments args)
    {
        if (KeyHash.NeedsPython(args[1]))
        {
            return Value.Fallback;
        }

        var dict = Method.Self<DictObject>(args);
        if (dict.TryGet(args[1], out var value))
        {
            return value;
        }

        Subscripts.SetEntry(machine, dict, args[1], Method.Given(args, 2));
        return Method.Given(args, 2);
    }

    private static NativeResult FromKeys(Machine machine, Arguments args)
    {
        var dict = new DictObject();
        foreach (var key in Iteration.ToList(machine, args[0]))
        {
            if (KeyHash.NeedsPython(key))
            {
                return Value.Fallback;
            }

            dict.Set(key, Method.Given(args, 1));
        }

        return machine.New(dict);
    }

    // The dict, updated from the argument at a place and from the keywords.
    private static Value Update(Machine machine, Value self, Arguments args, int from)
    {
        var dict = (DictObject)self.Ref!;
        if (args.Has(from) && !args[from].IsNone)
        {
            var source = Numbers.Unwrap(args[from]);
            var result = source.Ref is DictObject other ? Merge(machine, dict, other, isNew: false) : AddPairs(machine, dict, source);
            if (result.IsFallback)
            {
                return result;
            }
        }

        for (var i = 0; i < args.KeywordNames.Length; i++)
        {
            Subscripts.SetEntry(machine, dict, Value.Of(args.KeywordNames[i]), args.KeywordValue(i));
        }

        return self;
    }

    private static Value AddPairs(Machine machine, DictObject dict, Value pairs)
    {
        foreach (var pair in Iteration.ToList(machine, pairs))
        {
            if (Iteration.NeedsPython(machine, pair))
            {
                return Value.Fallback;
            }

            if (Iteration.ToList(machine, pair) is not [var key, var value])
            {
                throw ScriptError.ValueError("dict update sequence has wrong length");
            }

            if (KeyHash.NeedsPython(key))
            {
                return Value.Fallback;
            }

            Subscripts.SetEntry(machine, dict, key, value);
        }

        return Value.None;
    }
}
