namespace Rtos.MicroPython;

/// <summary>Operators on objects that are not of a script's class.</summary>
/// <remarks>Unset: the operator is not supported for these types. <see cref="Value.Fallback"/>: the prelude has to apply it.</remarks>
internal static class Operators
{
    internal static Value Unary(Machine machine, UnaryOp op, Value a) => op switch
    {
        UnaryOp.Not => Value.Of(!Truth.Of(a)),
        _ when Numbers.IsInteger(a) => IntegerOperators.Unary(machine, op, a),
        UnaryOp.Positive when a.IsFloat => a,
        UnaryOp.Negative when a.IsFloat => machine.NewFloat(-a.AsFloat),
        _ => default,
    };

    internal static Value Binary(Machine machine, BinaryOp op, Value a, Value b)
    {
        if (a.IsInt && b.IsInt)
        {
            return IntegerOperators.Small(machine, op, a.Bits, b.Bits);
        }

        if (Numbers.IsNumber(a) && Numbers.IsNumber(b))
        {
            return a.IsFloat || b.IsFloat
                ? FloatOperators.Binary(machine, op, Numbers.ToDouble(a), Numbers.ToDouble(b))
                : IntegerOperators.Big(machine, op, Numbers.ToBig(a), Numbers.ToBig(b));
        }

        // A number times a sequence is the sequence times the number.
        if (op == BinaryOp.Multiply && Numbers.IsInteger(a) && b.Ref is string or ListObject or TupleObject or BufferObject)
        {
            (a, b) = (b, a);
        }

        return a.Ref switch
        {
            string text => TextOperators.Binary(machine, op, text, b),
            BufferObject buffer => BufferOperators.Binary(machine, op, buffer, b),
            ListObject list => SequenceOperators.OfList(machine, op, list, b),
            TupleObject tuple => SequenceOperators.OfTuple(machine, op, tuple, b),
            SetObject set => SetOperators.Binary(machine, op, set, b),
            DictObject dict when op == BinaryOp.Or && b.Ref is DictObject other => DictMethods.Merge(machine, dict.Copy(), other, isNew: true),
            _ => default,
        };
    }

    internal static Value InPlace(Machine machine, BinaryOp op, Value a, Value b)
    {
        switch (a.Ref)
        {
            case ListObject list when op == BinaryOp.Add:
                return SequenceOperators.Extend(machine, list, b) ? a : Value.Fallback;
            case ListObject list when op == BinaryOp.Multiply && Numbers.IsInteger(b):
                SequenceOperators.RepeatInPlace(machine, list, Numbers.ToInt(b));
                return a;
            case ByteArrayObject bytes when op == BinaryOp.Add:
                BufferOperators.Extend(machine, bytes, b);
                return a;
            case SetObject { IsFrozen: false } set when b.Ref is SetObject:
                return SetOperators.InPlace(machine, op, set, a, b);
            case DictObject dict when op == BinaryOp.Or && b.Ref is DictObject other:
                return DictMethods.Merge(machine, dict, other, isNew: false);
            default:
                return Binary(machine, op, a, b);
        }
    }

    internal static Value Compare(Machine machine, CompareOp op, Value a, Value b)
    {
        if (a.IsInt && b.IsInt && op <= CompareOp.GreaterEqual)
        {
            return Value.Of(Ordering.Holds(op, a.Bits.CompareTo(b.Bits)));
        }

        return op switch
        {
            CompareOp.Is => Value.Of(a.Is(b)),
            CompareOp.IsNot => Value.Of(!a.Is(b)),
            CompareOp.In => Containment.Of(machine, b, a),
            CompareOp.NotIn => Not(Containment.Of(machine, b, a)),
            CompareOp.Equal => Of(Equality.Of(a, b)),
            CompareOp.NotEqual => Not(Of(Equality.Of(a, b))),
            _ => Ordering.Of(op, a, b),
        };
    }

    /// <summary>A bool, or <see cref="Value.Fallback"/> if Python code is needed.</summary>
    internal static Value Of(bool? known) => known is { } truth ? Value.Of(truth) : Value.Fallback;

    private static Value Not(Value value) => value.IsBool ? Value.Of(!value.IsTrueBool) : value;
}
