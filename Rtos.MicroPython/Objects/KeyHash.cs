using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Hashes and equality of keys that need no Python code: everything but objects of a script's class with <c>__eq__</c> or <c>__hash__</c>.</summary>
internal static class KeyHash
{
    /// <summary>The hash of a name; not negative.</summary>
    internal static int Of(string name)
    {
        // Not string.GetHashCode: hash() shows it, and that one differs from run to run.
        var hash = 5381u;
        foreach (var c in name)
        {
            hash = unchecked((hash * 33) ^ c);
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
        ListObject or DictObject => throw Machine.TypeError($"unsupported type for __hash__: '{Types.NameOf(key)}'"),
        ScriptObject o => OfObject(o),
        _ => 0,
    };

    /// <summary>Whether two keys are equal.</summary>
    internal static bool AreEqual(Value a, Value b)
    {
        if (a.Is(b))
        {
            return true;
        }

        return (a.Ref, b.Ref) switch
        {
            (string x, string y) => x == y,
            (Tag, Tag) => IsNumber(a) && IsNumber(b) && (a.IsFloat || b.IsFloat) && AsDouble(a) == AsDouble(b) || (!a.IsFloat && !b.IsFloat && IsNumber(a) && IsNumber(b) && a.Bits == b.Bits),
            (BigIntObject x, BigIntObject y) => x.Number == y.Number,
            (TupleObject x, TupleObject y) => AreEqual(x, y),
            _ => false,
        };
    }

    private static bool AreEqual(TupleObject a, TupleObject b)
    {
        if (a.Items.Length != b.Items.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Items.Length; i++)
        {
            if (!AreEqual(a.Items[i], b.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(Value value) => value.IsInt || value.IsBool || value.IsFloat;

    private static double AsDouble(Value value) => value.IsFloat ? value.AsFloat : value.Bits;

    private static int OfInt(long number) => (int)((number ^ (number >> 32)) & int.MaxValue);

    private static int OfFloat(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 9e18 ? OfInt((long)number) : OfInt(BitConverter.DoubleToInt64Bits(number));

    private static int OfBig(BigInteger number) => (int)(number & int.MaxValue);

    private static int OfTuple(TupleObject tuple)
    {
        var hash = 3430008u;
        foreach (var item in tuple.Items)
        {
            hash = unchecked((hash * 1000003) ^ (uint)Of(item));
        }

        return (int)(hash & int.MaxValue);
    }

    private static int OfObject(ScriptObject o) => o.IdentityHash;
}
