namespace Rtos.MicroPython;

/// <summary>The operators between two values: their precedence, from 1, and their operations.</summary>
/// <remarks>Not a dictionary: one with these values would be JIT-compiled at each start of the command.</remarks>
internal static class BinaryOperators
{
    /// <summary>The operator for a text; null if there is none.</summary>
    internal static (int Strength, BinaryOp Op)? Find(string text) => text switch
    {
        "|" => (1, BinaryOp.Or),
        "^" => (2, BinaryOp.Xor),
        "&" => (3, BinaryOp.And),
        "<<" => (4, BinaryOp.LeftShift),
        ">>" => (4, BinaryOp.RightShift),
        "+" => (5, BinaryOp.Add),
        "-" => (5, BinaryOp.Subtract),
        "*" => (6, BinaryOp.Multiply),
        "/" => (6, BinaryOp.TrueDivide),
        "//" => (6, BinaryOp.FloorDivide),
        "%" => (6, BinaryOp.Modulo),
        "@" => (6, BinaryOp.MatrixMultiply),
        _ => null,
    };

    /// <summary>The operator of an augmented assignment such as <c>+=</c>; null if the text is none.</summary>
    internal static BinaryOp? FindAugmented(string text) =>
        text == "**=" ? BinaryOp.Power : text.EndsWith('=') ? Find(text[..^1])?.Op : null;
}
