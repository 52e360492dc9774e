namespace Rtos.MicroPython;

/// <summary>The operators with one operand.</summary>
internal enum UnaryOp : byte
{
    Positive,
    Negative,
    Invert,
    Not,
}

/// <summary>The operators with two operands that give any value.</summary>
internal enum BinaryOp : byte
{
    Add,
    Subtract,
    Multiply,
    TrueDivide,
    FloorDivide,
    Modulo,
    Power,
    MatrixMultiply,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
}

/// <summary>The operators that compare.</summary>
internal enum CompareOp : byte
{
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    Is,
    IsNot,
}
