using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Converts values to numbers: bools count as ints.</summary>
internal static class Numbers
{
    /// <summary>Whether it is an int of any size, or a bool.</summary>
    internal static bool IsInteger(Value value) => value.IsInt || value.IsBool || value.Ref is BigIntObject;

    internal static bool IsNumber(Value value) => IsInteger(value) || value.IsFloat;

    /// <summary>An int of any size.</summary>
    internal static BigInteger ToBig(Value value) => value.Ref is BigIntObject big ? big.Number : value.Bits;

    internal static double ToDouble(Value value) => value.IsFloat ? value.AsFloat : value.Ref is BigIntObject big ? (double)big.Number : value.Bits;

    /// <summary>The native object inside an object whose class derives from a native type; otherwise the object itself.</summary>
    internal static Value Unwrap(Value value) => value.Ref is InstanceObject { Base.IsUnset: false } instance ? instance.Base : value;

    /// <summary>An int argument of a function.</summary>
    /// <exception cref="ScriptError">It is not an int: a TypeError; it is too large: an OverflowError.</exception>
    internal static long ToLong(Value value)
    {
        value = Unwrap(value);
        if (value.IsInt || value.IsBool)
        {
            return value.Bits;
        }

        throw value.Ref is BigIntObject
            ? ScriptError.OverflowError("overflow converting long int to machine word")
            : ScriptError.TypeError($"can't convert {Types.NameOf(value)} to int");
    }

    /// <summary>An int argument that is a count or an index: values that do not fit in 31 bits are clipped.</summary>
    internal static int ToInt(Value value) => (int)Math.Clamp(ToLong(value), -int.MaxValue, int.MaxValue);

    /// <summary>An index or a bound of a slice: big ones are clipped.</summary>
    internal static long ToIndex(Value value, string of)
    {
        value = Unwrap(value);
        if (value.IsInt || value.IsBool)
        {
            return Math.Clamp(value.Bits, -int.MaxValue, int.MaxValue);
        }

        return value.Ref is BigIntObject big
            ? big.Number.Sign * int.MaxValue
            : throw ScriptError.TypeError(of == "slice" ? $"can't convert {Types.NameOf(value)} to int" : $"{of} indices must be integers, not {Types.NameOf(value)}");
    }

    /// <summary>The index of an element.</summary>
    /// <exception cref="ScriptError">Not an int: a TypeError; out of range: an IndexError.</exception>
    internal static int ToPlace(Value index, int length, string of)
    {
        var i = ToIndex(index, of);
        var place = i < 0 ? i + length : i;
        return place >= 0 && place < length ? (int)place : throw ScriptError.IndexError($"{of} index out of range");
    }

    /// <summary>A byte.</summary>
    internal static byte ToByte(Value value)
    {
        var number = ToLong(value);
        return number is >= 0 and <= 255 ? (byte)number : throw ScriptError.ValueError("bytes value out of range");
    }

    /// <summary>A float argument of a function.</summary>
    internal static double ToFloat(Value value)
    {
        value = Unwrap(value);
        return IsNumber(value) ? ToDouble(value) : throw ScriptError.TypeError($"can't convert {Types.NameOf(value)} to float");
    }

    /// <summary>The floor of a float.</summary>
    internal static Value FromFloat(double number)
    {
        if (double.IsNaN(number))
        {
            throw ScriptError.ValueError("can't convert NaN to int");
        }

        if (double.IsInfinity(number))
        {
            throw ScriptError.OverflowError("can't convert inf to int");
        }

        return Value.Of(new BigInteger(number));
    }

    /// <summary>The value of a computed int: a big one is charged.</summary>
    internal static Value Make(Machine machine, BigInteger number)
    {
        var made = Value.Of(number);
        if (made.Ref is BigIntObject big)
        {
            machine.Heap.Charge(big.HeapBytes);
        }

        return made;
    }
}
