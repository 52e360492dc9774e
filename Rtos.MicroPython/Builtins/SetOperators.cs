namespace Rtos.MicroPython;

/// <summary>Operators on sets.</summary>
internal static class SetOperators
{
    internal static Value Binary(Machine machine, BinaryOp op, SetObject a, Value b)
    {
        if (b.Ref is not SetObject other || op is not (BinaryOp.Or or BinaryOp.And or BinaryOp.Subtract or BinaryOp.Xor))
        {
            return default;
        }

        HostWork.Charge(a.Count + other.Count);
        return a.HasPythonKeys || other.HasPythonKeys ? Value.Fallback : machine.New(Combine(op, a, other));
    }

    internal static Value InPlace(Machine machine, BinaryOp op, SetObject a, Value self, Value b)
    {
        var result = Binary(machine, op, a, b);
        if (result.Ref is SetObject made)
        {
            Replace(machine, a, made);
            return self;
        }

        return result;
    }

    /// <summary>Adds the elements of another set to a set.</summary>
    internal static void Replace(Machine machine, SetObject set, SetObject by)
    {
        machine.Heap.Charge(by.HeapBytes - set.HeapBytes);
        if (by == set)
        {
            return;
        }

        set.Table.Clear();
        AddAll(set, by);
        set.HasPythonKeys = by.HasPythonKeys;
    }

    /// <summary>A new set, of the type of the first.</summary>
    internal static SetObject Combine(BinaryOp op, SetObject a, SetObject b)
    {
        var result = op == BinaryOp.And ? new SetObject(a.IsFrozen) : a.Copy(a.IsFrozen);
        switch (op)
        {
            case BinaryOp.Or:
                AddAll(result, b);
                break;
            case BinaryOp.And:
                Each(a, (key, hash) =>
                {
                    if (b.Table.Find(key) >= 0)
                    {
                        result.Table.AddNew(key, hash, Value.None);
                    }
                });
                break;
            case BinaryOp.Subtract:
                Each(b, (key, _) => result.Table.Remove(key));
                break;
            default:
                Each(b, (key, hash) =>
                {
                    if (!result.Table.Remove(key))
                    {
                        result.Table.AddNew(key, hash, Value.None);
                    }
                });
                break;
        }

        return result;
    }

    /// <summary>Subset and superset.</summary>
    internal static Value Compare(CompareOp op, SetObject a, SetObject b)
    {
        if (a.HasPythonKeys || b.HasPythonKeys)
        {
            return Value.Fallback;
        }

        return Value.Of(op switch
        {
            CompareOp.Less => a.Count < b.Count && IsSubset(a, b),
            CompareOp.LessEqual => IsSubset(a, b),
            CompareOp.Greater => b.Count < a.Count && IsSubset(b, a),
            _ => IsSubset(b, a),
        });
    }

    internal static bool IsSubset(SetObject a, SetObject b) => Array.TrueForAll(a.ToArray(), key => b.Table.Find(key) >= 0);

    internal static void Each(SetObject set, Action<Value, int> action)
    {
        for (var i = 0; i < set.Table.Places; i++)
        {
            var entry = set.Table.EntryAt(i);
            if (!entry.Key.IsUnset)
            {
                action(entry.Key, entry.Hash);
            }
        }
    }

    private static void AddAll(SetObject to, SetObject from) => Each(from, (key, hash) =>
    {
        if (to.Table.Find(key) < 0)
        {
            to.Table.AddNew(key, hash, Value.None);
        }
    });
}
