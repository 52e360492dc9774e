using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Built-in functions on numbers.</summary>
internal static class NumberFunctions
{
    internal static NativeResult Abs(Machine machine, Arguments args)
    {
        var value = Numbers.Unwrap(args[0]);
        if (value.Ref is InstanceObject instance && KeyHash.HasOwn(instance, "__abs__"))
        {
            return NativeResult.Call(instance.Type.Lookup("__abs__"), args[0]);
        }

        return value.IsFloat ? machine.NewFloat(Math.Abs(value.AsFloat))
            : Numbers.IsInteger(value) ? Numbers.Make(machine, BigInteger.Abs(Numbers.ToBig(value)))
            : throw ScriptError.TypeError($"unsupported type for __abs__: '{Types.NameOf(value)}'");
    }

    internal static NativeResult DivMod(Machine machine, Arguments args)
    {
        var (a, b) = (Numbers.Unwrap(args[0]), Numbers.Unwrap(args[1]));
        if (!Numbers.IsNumber(a) || !Numbers.IsNumber(b))
        {
            return a.Ref is InstanceObject || b.Ref is InstanceObject
                ? Value.Fallback
                : throw ScriptError.TypeError($"unsupported types for __divmod__: '{Types.NameOf(a)}', '{Types.NameOf(b)}'");
        }

        if (a.IsFloat || b.IsFloat)
        {
            var (q, r) = FloatOperators.DivideFloor(Numbers.ToDouble(a), Numbers.ToDouble(b));
            return machine.NewTuple(machine.NewFloat(q), machine.NewFloat(r));
        }

        var (quotient, remainder) = IntegerOperators.DivideFloor(Numbers.ToBig(a), Numbers.ToBig(b));
        return machine.NewTuple(Numbers.Make(machine, quotient), Numbers.Make(machine, remainder));
    }

    internal static NativeResult Pow(Machine machine, Arguments args)
    {
        var (a, b) = (Numbers.Unwrap(args[0]), Numbers.Unwrap(args[1]));
        if (args.Has(2) && !args[2].IsNone)
        {
            var modulus = Numbers.Unwrap(args[2]);
            return Numbers.IsInteger(a) && Numbers.IsInteger(b) && Numbers.IsInteger(modulus)
                ? IntegerOperators.PowerModulo(machine, Numbers.ToBig(a), Numbers.ToBig(b), Numbers.ToBig(modulus))
                : throw ScriptError.TypeError("pow() with 3 arguments requires integers");
        }

        if (a.Ref is InstanceObject || b.Ref is InstanceObject)
        {
            return Value.Fallback;
        }

        var result = Operators.Binary(machine, BinaryOp.Power, a, b);
        return result.IsUnset ? throw ScriptError.TypeError($"unsupported types for __pow__: '{Types.NameOf(a)}', '{Types.NameOf(b)}'") : result;
    }

    internal static NativeResult Round(Machine machine, Arguments args)
    {
        var value = Numbers.Unwrap(args[0]);
        var digits = args.Has(1) && !args[1].IsNone ? Numbers.ToInt(args[1]) : default(int?);
        if (Numbers.IsInteger(value))
        {
            return digits is null or >= 0 ? Numbers.Make(machine, Numbers.ToBig(value)) : RoundInteger(machine, Numbers.ToBig(value), -digits.Value);
        }

        var number = Numbers.ToFloat(value);
        if (digits is null)
        {
            return Numbers.FromFloat(Math.Round(number, MidpointRounding.ToEven));
        }

        return machine.NewFloat(RoundFloat(number, digits.Value));
    }

    private static double RoundFloat(double number, int digits)
    {
        const int MostDigits = 330;
        if (!double.IsFinite(number) || digits > MostDigits)
        {
            return number;
        }

        if (digits < 0)
        {
            return digits < -MostDigits ? 0 : Math.Round(number / Math.Pow(10, -digits), MidpointRounding.ToEven) * Math.Pow(10, -digits);
        }

        // The decimal digits decide, exactly: scaling by a power of ten could be off by one bit.
        return double.Parse(FloatText.Format(number, 'f', digits, keepsZeros: true), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Value RoundInteger(Machine machine, BigInteger number, int zeros)
    {
        if (zeros > number.GetByteCount() * 3)
        {
            return Value.Of(0L);
        }

        var unit = BigInteger.Pow(10, zeros);
        var (quotient, remainder) = IntegerOperators.DivideFloor(number, unit);
        var twice = remainder * 2;
        var isUp = twice > unit || (twice == unit && !quotient.IsEven);
        return Numbers.Make(machine, (isUp ? quotient + 1 : quotient) * unit);
    }
}
