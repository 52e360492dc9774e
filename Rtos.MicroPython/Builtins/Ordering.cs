namespace Rtos.MicroPython;

/// <summary><c>&lt;</c> and the other ordering operators in C#.</summary>
internal static class Ordering
{
    private const int Deepest = 100;

    internal static bool Holds(CompareOp op, int order) => op switch
    {
        CompareOp.Less => order < 0,
        CompareOp.LessEqual => order <= 0,
        CompareOp.Greater => order > 0,
        CompareOp.GreaterEqual => order >= 0,
        CompareOp.Equal => order == 0,
        _ => order != 0,
    };

    /// <summary>A bool; unset if the types have no order; <see cref="Value.Fallback"/> if they contain objects of a script's class.</summary>
    internal static Value Of(CompareOp op, Value a, Value b, int depth = 0)
    {
        HostWork.Step();
        if (Numbers.IsNumber(a) && Numbers.IsNumber(b))
        {
            return Value.Of(OfNumbers(op, a, b));
        }

        if (depth > Deepest)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }

        return (a.Ref, b.Ref) switch
        {
            (string x, string y) => Value.Of(Holds(op, OfTexts(x, y))),
            (InstanceObject, _) or (_, InstanceObject) => OfInstances(op, a, b, depth),
            (ListObject x, ListObject y) => OfItems(op, x.Span, y.Span, depth),
            (TupleObject x, TupleObject y) => OfItems(op, x.Items, y.Items, depth),
            (BufferObject x, BufferObject y) => Value.Of(Holds(op, OfBytes(x.Span, y.Span))),
            (SetObject x, SetObject y) => SetOperators.Compare(op, x, y),
            _ => default,
        };
    }

    // By code points: a surrogate pair comes after all characters that are a single .NET char.
    private static int OfTexts(string a, string b)
    {
        HostWork.StepLong(Math.Min(a.Length, b.Length));
        if (!Chars.HasPairs(a) || !Chars.HasPairs(b))
        {
            return string.CompareOrdinal(a, b);
        }

        return Chars.Points(a).AsSpan().SequenceCompareTo(Chars.Points(b));
    }

    private static int OfBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        HostWork.StepLong(Math.Min(a.Length, b.Length));
        return a.SequenceCompareTo(b);
    }

    private static bool OfNumbers(CompareOp op, Value a, Value b)
    {
        if (!a.IsFloat && !b.IsFloat)
        {
            var (left, right) = (Numbers.ToBig(a), Numbers.ToBig(b));
            HostWork.StepLong(Math.Min(BigWork.WordsOf(left), BigWork.WordsOf(right)));
            return Holds(op, left.CompareTo(right));
        }

        // Not CompareTo: every comparison with NaN is false.
        var (x, y) = (Numbers.ToDouble(a), Numbers.ToDouble(b));
        return op switch
        {
            CompareOp.Less => x < y,
            CompareOp.LessEqual => x <= y,
            CompareOp.Greater => x > y,
            _ => x >= y,
        };
    }

    private static Value OfInstances(CompareOp op, Value a, Value b, int depth)
    {
        var (x, y) = (Numbers.Unwrap(a), Numbers.Unwrap(b));
        return depth == 0 && (x.Ref is InstanceObject || y.Ref is InstanceObject)
            ? default
            : x.Ref is InstanceObject || y.Ref is InstanceObject ? Value.Fallback : Of(op, x, y, depth + 1);
    }

    private static Value OfItems(CompareOp op, ReadOnlySpan<Value> a, ReadOnlySpan<Value> b, int depth)
    {
        var common = Math.Min(a.Length, b.Length);
        for (var i = 0; i < common; i++)
        {
            switch (Equality.OfElements(a[i], b[i], depth + 1))
            {
                case null:
                    return Value.Fallback;
                case false:
                    var result = Of(op, a[i], b[i], depth + 1);
                    return result.IsUnset
                        ? throw ScriptError.TypeError($"unsupported types for {NameOf(op)}: '{Types.NameOf(a[i])}', '{Types.NameOf(b[i])}'")
                        : result;
                default:
                    break;
            }
        }

        return Value.Of(Holds(op, a.Length.CompareTo(b.Length)));
    }

    private static string NameOf(CompareOp op) => op switch
    {
        CompareOp.Less => "__lt__",
        CompareOp.LessEqual => "__le__",
        CompareOp.Greater => "__gt__",
        _ => "__ge__",
    };
}
