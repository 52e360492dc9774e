using System.Numerics;

namespace Rtos.MicroPython;

/// <summary><c>==</c> in C#.</summary>
internal static class Equality
{
    private const int Deepest = 100;

    /// <summary>Whether two values are equal; null if a <c>__eq__</c> of a script has to be called.</summary>
    internal static bool? Of(Value a, Value b, int depth = 0)
    {
        HostWork.Step();
        if (a.IsInt && b.IsInt)
        {
            return a.Bits == b.Bits;
        }

        if (Numbers.IsNumber(a) && Numbers.IsNumber(b))
        {
            return a.IsFloat || b.IsFloat ? Numbers.ToDouble(a) == Numbers.ToDouble(b) : OfNumbers(Numbers.ToBig(a), Numbers.ToBig(b));
        }

        if (depth > Deepest)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }

        return (a.Ref, b.Ref) switch
        {
            (string x, string y) => OfTexts(x, y),
            (InstanceObject, _) or (_, InstanceObject) => OfInstances(a, b, depth),
            (ListObject x, ListObject y) => OfItems(x.Span, y.Span, depth),
            (TupleObject x, TupleObject y) => OfItems(x.Items, y.Items, depth),
            (DictObject x, DictObject y) => OfDicts(x, y, depth),
            (SetObject x, SetObject y) => x.HasPythonKeys || y.HasPythonKeys ? null : KeyHash.AreEqual(Value.Of(x), Value.Of(y)),
            (BufferObject x, BufferObject y) => OfBytes(x.Span, y.Span),
            (RangeObject x, RangeObject y) => OfRanges(x, y),
            (SliceObject x, SliceObject y) => OfItems([x.Start, x.Stop, x.Step], [y.Start, y.Stop, y.Step], depth),
            (BoundMethodObject x, BoundMethodObject y) => x.Function.Is(y.Function) && x.Self.Is(y.Self),
            (DictViewObject { Kind: DictViewKind.Keys } x, DictViewObject { Kind: DictViewKind.Keys } y) => OfKeys(x.Dict, y.Dict),
            _ => a.Is(b),
        };
    }

    /// <summary>Like <see cref="Of"/>, but an object is always equal to itself: the comparison used by containers.</summary>
    internal static bool? OfElements(Value a, Value b, int depth = 0) => a.Is(b) && !a.IsFloat ? true : Of(a, b, depth);

    /// <summary>Whether two texts are equal.</summary>
    internal static bool OfTexts(string a, string b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        HostWork.StepLong(a.Length);
        return a == b;
    }

    /// <summary>Whether two pieces of memory are equal.</summary>
    internal static bool OfBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        HostWork.StepLong(a.Length);
        return a.SequenceEqual(b);
    }

    /// <summary>Whether two ints are equal.</summary>
    internal static bool OfNumbers(BigInteger a, BigInteger b)
    {
        HostWork.StepLong(Math.Min(BigWork.WordsOf(a), BigWork.WordsOf(b)));
        return a == b;
    }

    private static bool? OfInstances(Value a, Value b, int depth)
    {
        if ((a.Ref is InstanceObject x && KeyHash.HasOwn(x, "__eq__")) || (b.Ref is InstanceObject y && KeyHash.HasOwn(y, "__eq__")))
        {
            return null;
        }

        var (innerA, innerB) = (Numbers.Unwrap(a), Numbers.Unwrap(b));
        return innerA.Ref is InstanceObject || innerB.Ref is InstanceObject ? innerA.Is(innerB) : Of(innerA, innerB, depth + 1);
    }

    private static bool? OfItems(ReadOnlySpan<Value> a, ReadOnlySpan<Value> b, int depth)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        HostWork.Step(a.Length);
        for (var i = 0; i < a.Length; i++)
        {
            if (OfElements(a[i], b[i], depth + 1) is not true and var other)
            {
                return other;
            }
        }

        return true;
    }

    private static bool? OfDicts(DictObject a, DictObject b, int depth)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Places; i++)
        {
            var entry = a.EntryAt(i);
            if (entry.Key.IsUnset)
            {
                continue;
            }

            if (KeyHash.NeedsPython(entry.Key))
            {
                return null;
            }

            if (!b.TryGet(entry.Key, out var value))
            {
                return false;
            }

            if (OfElements(entry.Value, value, depth + 1) is not true and var other)
            {
                return other;
            }
        }

        return true;
    }

    private static bool OfKeys(DictObject a, DictObject b) => KeyHash.AreEqual(Value.Of(new SetObject { Table = a }), Value.Of(new SetObject { Table = b }));

    private static bool OfRanges(RangeObject a, RangeObject b) =>
        a.Count == b.Count && (a.Count == 0 || (a.Start == b.Start && (a.Count == 1 || a.Step == b.Step)));
}
