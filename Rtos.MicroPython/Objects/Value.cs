using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>A Python object in the machine: small ones are stored by value, so that numbers are never allocated.</summary>
/// <remarks>
/// <see cref="Ref"/> determines its kind: a tag of <see cref="Tag"/> for None, bools, ints of 64 bits and floats, whose value is in
/// <see cref="Bits"/>; a .NET string for a str; otherwise a <see cref="ScriptObject"/> (or a <see cref="CodeObject"/> among constants).
/// The default value is "unset": a local without a value, a missing argument, "not here" as a result of a look-up.
/// </remarks>
internal readonly struct Value
{
    internal readonly object? Ref;
    internal readonly long Bits;

    internal Value(object? reference, long bits = 0)
    {
        Ref = reference;
        Bits = bits;
    }

    internal static Value None => new(Tag.None);

    /// <summary>Not a value: only Python code can find the result, so the function's counterpart in the prelude is called.</summary>
    internal static Value Fallback => new(Tag.Fallback);

    internal static Value True => new(Tag.Bool, 1);

    internal static Value False => new(Tag.Bool);

    internal bool IsUnset => Ref is null;

    /// <summary>Whether it is <see cref="Fallback"/>.</summary>
    internal bool IsFallback => ReferenceEquals(Ref, Tag.Fallback);

    internal bool IsNone => ReferenceEquals(Ref, Tag.None);

    internal bool IsBool => ReferenceEquals(Ref, Tag.Bool);

    /// <summary>An int of 64 bits; bools are not.</summary>
    internal bool IsInt => ReferenceEquals(Ref, Tag.Int);

    internal bool IsFloat => ReferenceEquals(Ref, Tag.Float);

    internal bool IsStr => Ref is string;

    internal bool IsTrueBool => IsBool && Bits != 0;

    internal double AsFloat => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>The text of a str.</summary>
    internal string AsStr => (string)Ref!;

    internal static Value Of(long value) => new(Tag.Int, value);

    internal static Value Of(bool value) => new(Tag.Bool, value ? 1 : 0);

    internal static Value Of(double value) => new(Tag.Float, BitConverter.DoubleToInt64Bits(value));

    internal static Value Of(string value) => new(value);

    internal static Value Of(ScriptObject value) => new(value);

    /// <summary>An int of any size: a number that fits in 64 bits is never a big one.</summary>
    internal static Value Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : new Value(new BigIntObject(value));

    /// <summary>Changes the number of an int in place.</summary>
    internal static void SetNumber(ref Value number, long value) => Unsafe.AsRef(in number.Bits) = value;

    /// <summary>Whether both are the same object, as for <c>is</c>.</summary>
    internal bool Is(Value other) => ReferenceEquals(Ref, other.Ref) && Bits == other.Bits;

    public override string ToString() => Ref switch
    {
        null => "(unset)",
        Tag tag => $"{tag} {Bits}",
        _ => Ref.ToString() ?? string.Empty,
    };
}
