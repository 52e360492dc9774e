using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Makes nodes, or constants if the value is known at once.</summary>
internal static class Folding
{
    // Larger constants are left for the run: there the script's heap limits them.
    private const int MostBits = 2048;

    internal static Expression Unary(SourcePlace line, UnaryOp op, Expression operand)
    {
        if (operand is not ConstantExpression constant)
        {
            return new UnaryExpression(line, op, operand);
        }

        if (op == UnaryOp.Not)
        {
            return TruthOf(constant.Value) is { } truth ? new ConstantExpression(line, Value.Of(!truth)) : new UnaryExpression(line, op, operand);
        }

        if (constant.Value.IsFloat && op != UnaryOp.Invert)
        {
            return new ConstantExpression(line, op == UnaryOp.Negative ? Value.Of(-constant.Value.AsFloat) : constant.Value);
        }

        return IntOf(constant.Value) is not { } number
            ? new UnaryExpression(line, op, operand)
            : new ConstantExpression(line, Value.Of(op switch { UnaryOp.Negative => -number, UnaryOp.Invert => -number - 1, _ => number }));
    }

    internal static Expression Binary(SourcePlace line, BinaryOp op, Expression left, Expression right)
    {
        if (left is ConstantExpression a && right is ConstantExpression b && IntOf(a.Value) is { } x && IntOf(b.Value) is { } y && Compute(op, x, y) is { } result)
        {
            return new ConstantExpression(line, Value.Of(result));
        }

        return new BinaryExpression(line, op, left, right);
    }

    /// <summary>Drops operands that cannot decide: <c>0 or x</c> is x, <c>0 and x</c> is 0.</summary>
    internal static Expression Logical(SourcePlace line, bool isOr, List<Expression> items)
    {
        var kept = new List<Expression>();
        for (var i = 0; i < items.Count; i++)
        {
            var truth = items[i] is ConstantExpression constant ? TruthOf(constant.Value) : null;
            if (truth == isOr)
            {
                kept.Add(items[i]);
                break;
            }

            if (truth is null || i == items.Count - 1)
            {
                kept.Add(items[i]);
            }
        }

        return kept.Count == 1 ? kept[0] : new LogicalExpression(line, isOr, kept);
    }

    /// <summary><c>const(expression)</c> is the expression.</summary>
    internal static Expression Call(SourcePlace line, Expression function, List<ArgumentNode> arguments) =>
        function is NameExpression { Id: "const" } && arguments is [{ Kind: ArgumentKind.Positional, Value: ConstantExpression constant }]
            ? constant
            : new CallExpression(line, function, arguments);

    /// <summary>The truth value of a constant; null if only the run can tell.</summary>
    internal static bool? TruthOf(Value value) => value.Ref switch
    {
        string text => text.Length > 0,
        BytesObject bytes => bytes.Content.Length > 0,
        BigIntObject => true,
        Tag when value.IsFloat => value.AsFloat != 0,
        Tag => value.Bits != 0,
        _ => null,
    };

    private static BigInteger? IntOf(Value value) => value.IsInt ? value.Bits : (value.Ref as BigIntObject)?.Number;

    private static BigInteger? Compute(BinaryOp op, BigInteger a, BigInteger b)
    {
        switch (op)
        {
            case BinaryOp.Add: return Bounded(a + b);
            case BinaryOp.Subtract: return Bounded(a - b);
            case BinaryOp.Multiply: return a.GetBitLength() + b.GetBitLength() > MostBits ? null : a * b;
            case BinaryOp.FloorDivide: return b.IsZero ? null : FloorDivide(a, b);
            case BinaryOp.Modulo: return b.IsZero ? null : a - (FloorDivide(a, b) * b);
            case BinaryOp.LeftShift: return b.Sign < 0 || b > MostBits || a.GetBitLength() > MostBits ? null : Bounded(a << (int)b);
            case BinaryOp.RightShift: return b.Sign < 0 || b > MostBits ? null : a >> (int)b;
            case BinaryOp.And: return a & b;
            case BinaryOp.Or: return a | b;
            case BinaryOp.Xor: return a ^ b;
            case BinaryOp.Power: return b.Sign < 0 || b > MostBits || a.GetBitLength() * (long)b > MostBits ? null : BigInteger.Pow(a, (int)b);
            default: return null;
        }
    }

    private static BigInteger? Bounded(BigInteger value) => value.GetBitLength() > MostBits ? null : value;

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return !remainder.IsZero && (remainder.Sign < 0) != (b.Sign < 0) ? quotient - 1 : quotient;
    }
}
