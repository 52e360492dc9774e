namespace Rtos.MicroPython;

/// <summary>Methods of <c>set</c> and <c>frozenset</c>.</summary>
internal static class SetMethods
{
    internal static void Fill()
    {
        Types.Set.Constructor = new NativeFunction("set", 0, 1, static (m, a) => Make(m, a, isFrozen: false)) { IterableArgument = 0, FallbackName = "op_set" };
        Types.FrozenSet.Constructor = new NativeFunction("frozenset", 0, 1, static (m, a) => Make(m, a, isFrozen: true)) { IterableArgument = 0, FallbackName = "op_frozenset" };
        foreach (var type in new[] { Types.Set, Types.FrozenSet })
        {
            Method.Add(type, "__contains__", 2, 2, static (m, a) => Containment.Of(m, Value.Of(Self(a)), a[1]), "op_contains");
            Method.Add(type, "copy", 1, 1, static (m, a) => m.New(Self(a).Copy(Self(a).IsFrozen)));
            Method.Add(type, "difference", 1, NativeFunction.Open, static (m, a) => Combine(m, a, BinaryOp.Subtract, isInPlace: false), "op_set_difference");
            Method.Add(type, "intersection", 2, 2, static (m, a) => Combine(m, a, BinaryOp.And, isInPlace: false), "op_set_intersection", iterable: 1);
            Method.Add(type, "symmetric_difference", 2, 2, static (m, a) => Combine(m, a, BinaryOp.Xor, isInPlace: false), "op_set_symmetric_difference", iterable: 1);
            Method.Add(type, "union", 2, 2, static (m, a) => Combine(m, a, BinaryOp.Or, isInPlace: false), "op_set_union", iterable: 1);
            Method.Add(type, "isdisjoint", 2, 2, static (m, a) => Relate(m, a, (x, y) => SetOperators.Combine(BinaryOp.And, x, y).Count == 0), "op_set_isdisjoint", iterable: 1);
            Method.Add(type, "issubset", 2, 2, static (m, a) => Relate(m, a, SetOperators.IsSubset), "op_set_issubset", iterable: 1);
            Method.Add(type, "issuperset", 2, 2, static (m, a) => Relate(m, a, (x, y) => SetOperators.IsSubset(y, x)), "op_set_issuperset", iterable: 1);
        }

        FillChanging(Types.Set);
    }

    private static void FillChanging(TypeObject type)
    {
        Method.Add(type, "add", 2, 2, static (m, a) => SetElements.Add(m, Self(a), a[1]), "op_set_add");
        Method.Add(type, "clear", 1, 1, Clear);
        Method.Add(type, "discard", 2, 2, static (m, a) => KeyHash.NeedsPython(a[1]) ? Value.Fallback : Drop(Self(a), a[1], isNeeded: false), "op_set_discard");
        Method.Add(type, "remove", 2, 2, static (m, a) => KeyHash.NeedsPython(a[1]) ? Value.Fallback : Drop(Self(a), a[1], isNeeded: true), "op_set_remove");
        Method.Add(type, "pop", 1, 1, Pop);
        Method.Add(type, "update", 1, NativeFunction.Open, Update, "op_set_update");
        Method.Add(type, "difference_update", 1, NativeFunction.Open, static (m, a) => Combine(m, a, BinaryOp.Subtract, isInPlace: true), "op_set_difference_update");
        Method.Add(type, "intersection_update", 2, 2, static (m, a) => Combine(m, a, BinaryOp.And, isInPlace: true), "op_set_intersection_update", iterable: 1);
        Method.Add(type, "symmetric_difference_update", 2, 2, static (m, a) => Combine(m, a, BinaryOp.Xor, isInPlace: true), "op_set_symmetric_difference_update", iterable: 1);
    }

    /// <summary>A set of an iterable's elements; null if Python code is needed.</summary>
    internal static SetObject? TryOf(Machine machine, Value iterable, bool isFrozen = false)
    {
        if (Iteration.NeedsPython(machine, iterable))
        {
            return null;
        }

        var set = new SetObject(isFrozen);
        foreach (var item in Iteration.ToList(machine, iterable))
        {
            if (KeyHash.NeedsPython(item))
            {
                return null;
            }

            set.Table.Set(item, Value.None);
        }

        return set;
    }

    private static SetObject Self(Arguments args) => Method.Self<SetObject>(args);

    private static Value Make(Machine machine, Arguments args, bool isFrozen)
    {
        if (!args.Has(0))
        {
            return machine.New(new SetObject(isFrozen));
        }

        return TryOf(machine, args[0], isFrozen) is { } set ? machine.New(set) : Value.Fallback;
    }

    private static Value Combine(Machine machine, Arguments args, BinaryOp op, bool isInPlace)
    {
        var result = Self(args);
        for (var i = 1; i < args.Count; i++)
        {
            var other = args[i].Ref as SetObject ?? TryOf(machine, args[i]);
            if (other is null || other.HasPythonKeys || result.HasPythonKeys)
            {
                return Value.Fallback;
            }

            result = SetOperators.Combine(op, result, other);
        }

        if (!isInPlace)
        {
            return machine.New(args.Count == 1 ? result.Copy(result.IsFrozen) : result);
        }

        SetOperators.Replace(machine, Self(args), result);
        return Value.None;
    }

    private static Value Relate(Machine machine, Arguments args, Func<SetObject, SetObject, bool> holds)
    {
        var other = args[1].Ref as SetObject ?? TryOf(machine, args[1]);
        return other is null || other.HasPythonKeys || Self(args).HasPythonKeys ? Value.Fallback : Value.Of(holds(Self(args), other));
    }

    private static NativeResult Clear(Machine machine, Arguments args)
    {
        Self(args).Table.Clear();
        Self(args).HasPythonKeys = false;
        return Value.None;
    }

    private static Value Drop(SetObject set, Value item, bool isNeeded) =>
        set.Table.Remove(SetElements.AsKey(item)) || !isNeeded ? Value.None : throw ScriptError.KeyError(item);

    private static NativeResult Pop(Machine machine, Arguments args)
    {
        var table = Self(args).Table;
        for (var i = 0; i < table.Places; i++)
        {
            var key = table.EntryAt(i).Key;
            if (!key.IsUnset)
            {
                table.RemoveAt(i);
                return key;
            }
        }

        throw ScriptError.KeyError(Value.Of("pop from an empty set"));
    }

    private static NativeResult Update(Machine machine, Arguments args)
    {
        foreach (var more in args.Positional[1..])
        {
            if (more.Ref is SetObject { HasPythonKeys: true } || TryOf(machine, more) is not { } set)
            {
                return Value.Fallback;
            }

            SetOperators.Replace(machine, Self(args), SetOperators.Combine(BinaryOp.Or, Self(args), set));
        }

        return Value.None;
    }
}
