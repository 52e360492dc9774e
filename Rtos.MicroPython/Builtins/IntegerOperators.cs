using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Operators on ints: in 64 bits as long as that is sufficient.</summary>
internal static class IntegerOperators
{
    internal static Value Unary(Machine machine, UnaryOp op, Value a)
    {
        if (a.Ref is not BigIntObject big)
        {
            return op switch
            {
                UnaryOp.Positive => Value.Of(a.Bits),
                UnaryOp.Negative => a.Bits == long.MinValue ? Numbers.Make(machine, -(BigInteger)a.Bits) : Value.Of(-a.Bits),
                _ => Value.Of(~a.Bits),
            };
        }

        return op switch
        {
            UnaryOp.Positive => a,
            UnaryOp.Negative => Numbers.Make(machine, -big.Number),
            _ => Numbers.Make(machine, -big.Number - 1),
        };
    }

    internal static Value Small(Machine machine, BinaryOp op, long a, long b)
    {
        switch (op)
        {
            case BinaryOp.Add:
                var sum = unchecked(a + b);
                return ((a ^ sum) & (b ^ sum)) < 0 ? Numbers.Make(machine, (BigInteger)a + b) : Value.Of(sum);
            case BinaryOp.Subtract:
                var difference = unchecked(a - b);
                return ((a ^ b) & (a ^ difference)) < 0 ? Numbers.Make(machine, (BigInteger)a - b) : Value.Of(difference);
            case BinaryOp.Multiply:
                var high = Math.BigMul(a, b, out var low);
                return high == low >> 63 ? Value.Of(low) : Numbers.Make(machine, (BigInteger)a * b);
            case BinaryOp.TrueDivide:
                return machine.NewFloat(a / NotZero((double)b));
            case BinaryOp.FloorDivide:
                NotZero(b);
                return b == -1 ? Unary(machine, UnaryOp.Negative, Value.Of(a)) : Value.Of(Floor(a, b));
            case BinaryOp.Modulo:
                NotZero(b);
                return Value.Of(b == -1 ? 0 : Modulo(a, b));
            case BinaryOp.And: return Value.Of(a & b);
            case BinaryOp.Or: return Value.Of(a | b);
            case BinaryOp.Xor: return Value.Of(a ^ b);
            case BinaryOp.LeftShift when b is >= 0 and < 63 && Int128.Abs(a) < (Int128)1 << (62 - (int)b):
                return Value.Of(a << (int)b);
            case BinaryOp.RightShift when b >= 0:
                return Value.Of(a >> (int)Math.Min(b, 63));
            default:
                return Big(machine, op, a, b);
        }
    }

    internal static Value Big(Machine machine, BinaryOp op, BigInteger a, BigInteger b)
    {
        var (left, right) = (BigWork.WordsOf(a), BigWork.WordsOf(b));
        HostWork.Charge(op is BinaryOp.Multiply or BinaryOp.FloorDivide or BinaryOp.Modulo ? BigWork.Product(left, right) : (left + right) / 16);
        switch (op)
        {
            case BinaryOp.Add: return Numbers.Make(machine, a + b);
            case BinaryOp.Subtract: return Numbers.Make(machine, a - b);
            case BinaryOp.Multiply:
                machine.Heap.Reserve((long)a.GetByteCount() + b.GetByteCount());
                return Numbers.Make(machine, a * b);
            case BinaryOp.TrueDivide: return machine.NewFloat((double)a / NotZero((double)b));
            case BinaryOp.FloorDivide: return Numbers.Make(machine, DivideFloor(a, b).Quotient);
            case BinaryOp.Modulo: return Numbers.Make(machine, DivideFloor(a, b).Remainder);
            case BinaryOp.Power: return Power(machine, a, b);
            case BinaryOp.LeftShift: return Shift(machine, a, b, isLeft: true);
            case BinaryOp.RightShift: return Shift(machine, a, b, isLeft: false);
            case BinaryOp.And: return Numbers.Make(machine, a & b);
            case BinaryOp.Or: return Numbers.Make(machine, a | b);
            case BinaryOp.Xor: return Numbers.Make(machine, a ^ b);
            default: return default;
        }
    }

    /// <summary>Division towards the floor: the remainder has the divisor's sign.</summary>
    internal static (BigInteger Quotient, BigInteger Remainder) DivideFloor(BigInteger a, BigInteger b)
    {
        if (b.IsZero)
        {
            throw DivideByZero();
        }

        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return !remainder.IsZero && remainder.Sign != b.Sign ? (quotient - 1, remainder + b) : (quotient, remainder);
    }

    /// <summary><c>pow(a, b, modulus)</c>.</summary>
    internal static NativeResult PowerModulo(Machine machine, BigInteger a, BigInteger b, BigInteger modulus)
    {
        if (modulus.IsZero)
        {
            throw ScriptError.ValueError("divide by zero");
        }

        if (b.Sign < 0)
        {
            throw ScriptError.ValueError("negative power with no float support");
        }

        var words = BigWork.WordsOf(modulus);
        var steps = b.GetBitLength() * Math.Max(1, 2 * BigWork.Product(words, words));
        if (steps > BigWork.MostAtOnce)
        {
            return NativeResult.Call(machine.Prelude["op_pow_mod"], Numbers.Make(machine, a), Numbers.Make(machine, b), Numbers.Make(machine, modulus));
        }

        HostWork.Charge(steps);
        var result = BigInteger.ModPow(a, b, modulus);
        return Numbers.Make(machine, !result.IsZero && result.Sign != modulus.Sign ? result + modulus : result);
    }

    internal static ScriptError DivideByZero() => ScriptError.Of(Types.ZeroDivisionError, "divide by zero");

    private static Value Power(Machine machine, BigInteger a, BigInteger b)
    {
        if (b.Sign < 0)
        {
            return FloatOperators.Binary(machine, BinaryOp.Power, (double)a, (double)b);
        }

        if (a.IsOne || a.IsZero || b.IsZero || a == BigInteger.MinusOne)
        {
            return Value.Of(b.IsZero || a.IsOne ? 1 : a.IsZero ? 0 : b.IsEven ? 1L : -1L);
        }

        // A result that cannot fit in the heap is not computed at all.
        var bits = BigInteger.Abs(a).GetBitLength() - 1;
        Reserve(machine, Math.Max(1, bits) * b / 8);
        if (a == 2)
        {
            return Numbers.Make(machine, BigInteger.One << (int)b);
        }

        var words = Math.Max(1, bits) * (long)b / 32;
        HostWork.Step(words > BigWork.MostOfPower ? long.MaxValue / 2 : 0);
        HostWork.Charge(BigWork.Product(words, words));
        return Numbers.Make(machine, BigInteger.Pow(a, (int)b));
    }

    private static Value Shift(Machine machine, BigInteger a, BigInteger by, bool isLeft)
    {
        if (by.Sign < 0)
        {
            throw ScriptError.ValueError("negative shift count");
        }

        if (a.IsZero)
        {
            return Value.Of(0L);
        }

        if (!isLeft)
        {
            return by > a.GetBitLength() ? Value.Of(a.Sign < 0 ? -1L : 0L) : Numbers.Make(machine, a >> (int)by);
        }

        Reserve(machine, (a.GetBitLength() + by) / 8);
        return Numbers.Make(machine, a << (int)by);
    }

    private static void Reserve(Machine machine, BigInteger bytes)
    {
        if (bytes > int.MaxValue / 16)
        {
            throw ScriptError.Of(Types.MemoryError, "memory allocation failed, allocating " + bytes.ToString(System.Globalization.CultureInfo.InvariantCulture) + " bytes");
        }

        machine.Heap.Reserve((long)bytes);
    }

    private static long Floor(long a, long b)
    {
        var quotient = a / b;
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    private static long Modulo(long a, long b)
    {
        var remainder = a % b;
        return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
    }

    private static double NotZero(double divisor) => divisor == 0 ? throw DivideByZero() : divisor;

    private static void NotZero(long divisor)
    {
        if (divisor == 0)
        {
            throw DivideByZero();
        }
    }
}
