namespace Rtos.MicroPython;

/// <summary>What operators do to objects that are not of a script's class.</summary>
internal static class Operators
{
    internal static Value Unary(Machine machine, UnaryOp op, Value a) => default;

    internal static Value Binary(Machine machine, BinaryOp op, Value a, Value b) => default;

    internal static Value InPlace(Machine machine, BinaryOp op, Value a, Value b) => Binary(machine, op, a, b);

    internal static Value Compare(Machine machine, CompareOp op, Value a, Value b) => default;
}
