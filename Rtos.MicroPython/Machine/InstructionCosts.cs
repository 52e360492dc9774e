namespace Rtos.MicroPython;

/// <summary>The costs of instructions in virtual time, in CPU cycles: approximately those of an ESP32.</summary>
internal sealed class InstructionCosts
{
    internal InstructionCosts(ScriptCosts costs)
    {
        NativeCall = costs.NativeCall;
        Exception = costs.Exception;
        foreach (var op in Enum.GetValues<Op>())
        {
            ByInstruction[(int)op] = Of(op, costs);
        }
    }

    /// <summary>The cycles of each instruction, by its number.</summary>
    internal int[] ByInstruction { get; } = new int[256];

    /// <summary>The cost of a function of the interpreter, in addition to the instruction that calls it.</summary>
    internal int NativeCall { get; }

    /// <summary>The cost of raising an exception.</summary>
    internal int Exception { get; }

    private static int Of(Op op, ScriptCosts costs) => op switch
    {
        < Op.LoadName => costs.Load,
        < Op.LoadAttr => costs.Name,
        < Op.BuildTuple => costs.Attribute,
        < Op.Unary => costs.Build,
        < Op.Jump => costs.Operator,
        < Op.Call => costs.Jump,
        < Op.Raise => costs.Call,
        _ => costs.Name,
    };
}
