namespace Rtos.MicroPython;

/// <summary>One instruction: an operation and its argument.</summary>
internal readonly struct Instruction
{
    /// <summary>The largest argument.</summary>
    internal const int MostArgument = (1 << 23) - 1;

    // The op is in the low byte, the signed argument above it: the loop reads both at once.
    private readonly int _word;

    internal Instruction(Op op, int argument) => _word = (int)op | (argument << 8);

    internal Op Op => (Op)(_word & 0xFF);

    /// <summary>The argument: the number of a name, a constant or a local, a jump's target, a count.</summary>
    internal int Argument => _word >> 8;

    /// <summary>The same op with another argument.</summary>
    internal Instruction With(int argument) => new(Op, argument);

    internal void Deconstruct(out Op op, out int argument) => (op, argument) = (Op, Argument);

    public override string ToString() => FormattableString.Invariant($"{Op} {Argument}");
}
