using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Hashes and equality of keys that need no Python code: everything except objects of a script's class with <c>__eq__</c> or <c>__hash__</c>.</summary>
internal static class KeyHash
{
    /// <summary>The hash of a name; not negative.</summary>
    internal static int Of(string name)
    {
        // Not string.GetHashCode: hash() shows it, and that one differs from run to run.
        HostWork.ChargeLong(name.Length);
        var hash = 5381u;
        foreach (var c in name)
        {
            hash = unchecked(hash * 33) ^ c;
        }

        return (int)(hash & int.MaxValue);
    }

    /// <summary>The hash of a key; not negative. Equal keys of different types have the same: <c>1</c>, <c>1.0</c> and <c>True</c>.</summary>
    /// <exception cref="ScriptError">It cannot be a key: a TypeError.</exception>
    internal static int Of(Value key) => key.Ref switch
    {
        string s => Of(s),
        Tag => key.IsFloat ? OfFloat(key.AsFloat) : OfInt(key.Bits),
        BigIntObject big => OfBig(big.Number),
        TupleObject tuple => OfTuple(tuple),
        BytesObject bytes => OfBytes(bytes.Content),
        SetObject { IsFrozen: true } set => OfSet(set),
        ListObject or DictObject or SetObject or ByteArrayObject or SliceObject or DictViewObject { Kind: not DictViewKind.Values } =>
            throw ScriptError.TypeError($"unsupported type for __hash__: '{Types.NameOf(key)}'"),
        ScriptObject o => o.IdentityHash,
        _ => 0,
    };

    /// <summary>Whether a key can only be hashed and compared by Python code.</summary>
    internal static bool NeedsPython(Value key) => key.Ref switch
    {
        InstanceObject instance => HasOwn(instance, "__eq__") || HasOwn(instance, "__hash__"),
        TupleObject tuple => AnyNeedsPython(tuple.Items),
        SetObject set => set.HasPythonKeys,
        _ => false,
    };

    private static bool AnyNeedsPython(Value[] items)
    {
        HostWork.Descend();
        try
        {
            return Array.Exists(items, NeedsPython);
        }
        finally
        {
            HostWork.Ascend();
        }
    }

    /// <summary>Whether the class of an object, or one of its bases, has a script's method with a name.</summary>
    internal static bool HasOwn(InstanceObject instance, string name) =>
        instance.Type.Lookup(name) is { IsUnset: false, Ref: not NativeFunction };

    /// <summary>Whether two keys are equal.</summary>
    internal static bool AreEqual(Value a, Value b)
    {
        HostWork.Step();
        if (a.Is(b))
        {
            return true;
        }

        return (a.Ref, b.Ref) switch
        {
            (string x, string y) => Equality.OfTexts(x, y),
            (Tag, Tag) => AreEqualNumbers(a, b),
            (BigIntObject x, BigIntObject y) => Equality.OfNumbers(x.Number, y.Number),
            (BigIntObject x, Tag) when b.IsFloat => (double)x.Number == b.AsFloat,
            (Tag, BigIntObject y) when a.IsFloat => (double)y.Number == a.AsFloat,
            (TupleObject x, TupleObject y) => AreEqual(x.Items, y.Items),
            (BytesObject x, BytesObject y) => Equality.OfBytes(x.Span, y.Span),
            (SetObject x, SetObject y) => x.Count == y.Count && Array.TrueForAll(x.ToArray(), i => y.Table.Find(i) >= 0),
            _ => false,
        };
    }

    private static bool AreEqualNumbers(Value a, Value b)
    {
        if (a.IsNone || b.IsNone)
        {
            return false;
        }

        return a.IsFloat || b.IsFloat ? AsDouble(a) == AsDouble(b) : a.Bits == b.Bits;
    }

    private static bool AreEqual(Value[] a, Value[] b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        HostWork.Descend();
        try
        {
            for (var i = 0; i < a.Length; i++)
            {
                if (!AreEqual(a[i], b[i]))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            HostWork.Ascend();
        }
    }

    private static double AsDouble(Value value) => value.IsFloat ? value.AsFloat : value.Bits;

    private static int OfInt(long number) => (int)((number ^ (number >> 32)) & int.MaxValue);

    private static int OfFloat(double number)
    {
        if (number != Math.Floor(number) || double.IsInfinity(number))
        {
            return OfInt(BitConverter.DoubleToInt64Bits(number));
        }

        return Math.Abs(number) < 9e18 ? OfInt((long)number) : OfBig(new BigInteger(number));
    }

    private static int OfBig(BigInteger number)
    {
        HostWork.ChargeLong(BigWork.WordsOf(number));
        return (int)(number & int.MaxValue);
    }

    private static int OfBytes(byte[] content)
    {
        HostWork.ChargeLong(content.Length);
        var hash = 5381u;
        foreach (var b in content)
        {
            hash = unchecked(hash * 33) ^ b;
        }

        return (int)(hash & int.MaxValue);
    }

    private static int OfTuple(TupleObject tuple)
    {
        var hash = 3430008u;
        HostWork.Descend();
        try
        {
            foreach (var item in tuple.Items)
            {
                hash = unchecked(hash * 1000003) ^ (uint)Of(item);
            }
        }
        finally
        {
            HostWork.Ascend();
        }

        return (int)(hash & int.MaxValue);
    }

    private static int OfSet(SetObject set)
    {
        var hash = 0x6F5CE3u;
        for (var i = 0; i < set.Table.Places; i++)
        {
            if (!set.Table.EntryAt(i).Key.IsUnset)
            {
                hash ^= (uint)set.Table.EntryAt(i).Hash;
            }
        }

        return (int)(hash & int.MaxValue);
    }
}
