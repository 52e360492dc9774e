namespace Rtos.MicroPython;

/// <summary>Operators on floats.</summary>
internal static class FloatOperators
{
    internal static Value Binary(Machine machine, BinaryOp op, double a, double b) => op switch
    {
        BinaryOp.Add => machine.NewFloat(a + b),
        BinaryOp.Subtract => machine.NewFloat(a - b),
        BinaryOp.Multiply => machine.NewFloat(a * b),
        BinaryOp.TrueDivide => machine.NewFloat(a / NotZero(b)),
        BinaryOp.FloorDivide => machine.NewFloat(DivideFloor(a, b).Quotient),
        BinaryOp.Modulo => machine.NewFloat(DivideFloor(a, b).Remainder),
        BinaryOp.Power => machine.NewFloat(Power(a, b)),
        _ => default,
    };

    /// <summary>Division towards the floor: the remainder has the divisor's sign.</summary>
    internal static (double Quotient, double Remainder) DivideFloor(double a, double b)
    {
        NotZero(b);
        var remainder = a % b;
        var quotient = (a - remainder) / b;
        if (remainder == 0)
        {
            remainder = Math.CopySign(0, b);
        }
        else if ((b < 0) != (remainder < 0))
        {
            remainder += b;
            quotient -= 1;
        }

        if (quotient == 0)
        {
            return (Math.CopySign(0, a / b), remainder);
        }

        var floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder);
    }

    internal static double Power(double a, double b)
    {
        if (a == 0 && b < 0 && !double.IsInfinity(b))
        {
            throw IntegerOperators.DivideByZero();
        }

        return a < 0 && b != Math.Floor(b) && !double.IsNaN(b)
            ? throw ScriptError.ValueError("complex values not supported")
            : Math.Pow(a, b);
    }

    private static double NotZero(double divisor) => divisor == 0 ? throw IntegerOperators.DivideByZero() : divisor;
}
