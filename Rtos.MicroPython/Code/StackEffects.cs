namespace Rtos.MicroPython;

/// <summary>How instructions change the stack depth.</summary>
internal static class StackEffects
{
    /// <summary>The greatest depth that a body reaches.</summary>
    /// <exception cref="InvalidOperationException">Two paths to an instruction have different depths: a bug in the compiler.</exception>
    internal static int Deepest(Instruction[] instructions, ExceptionHandler[] handlers)
    {
        var depths = new StackDepths(instructions.Length);
        depths.Reach(0, 0);
        foreach (var handler in handlers)
        {
            depths.Reach(handler.Target, handler.Depth + 1);
        }

        while (depths.TryTake(out var at, out var depth))
        {
            var (op, argument) = instructions[at];
            depths.Touch(depth + Extra(op));
            if (GoesOn(op))
            {
                depths.Reach(at + 1, depth + Effect(op, argument));
            }

            if (IsJump(op))
            {
                depths.Reach(argument, depth + JumpEffect(op));
            }
        }

        return depths.Deepest;
    }

    internal static bool IsJump(Op op) => op is Op.Jump or Op.PopJumpIfTrue or Op.PopJumpIfFalse or Op.JumpIfTrueOrPop or Op.JumpIfFalseOrPop or Op.ForIter;

    internal static bool GoesOn(Op op) => op is not (Op.Jump or Op.Return or Op.Raise or Op.Reraise or Op.RaiseNothing or Op.RaiseAssertion);

    /// <summary>The change if it jumps.</summary>
    internal static int JumpEffect(Op op) => op is Op.PopJumpIfTrue or Op.PopJumpIfFalse or Op.ForIter ? -1 : 0;

    /// <summary>The change if it continues with the next instruction.</summary>
    internal static int Effect(Op op, int argument) => op switch
    {
        Op.Nop or Op.RotTwo or Op.RotThree or Op.DeleteFast or Op.DeleteCell or Op.DeleteName or Op.DeleteGlobal => 0,
        Op.LoadAttr or Op.Unary or Op.GetIter or Op.ListToTuple or Op.Yield or Op.MatchException or Op.LoadSuperMethod => 0,
        Op.WithExitException => 0,
        Op.LoadConst or Op.LoadSmallInt or Op.LoadNone or Op.LoadBool or Op.LoadEllipsis or Op.Dup => 1,
        Op.LoadFast or Op.LoadCell or Op.LoadClosure or Op.LoadName or Op.LoadGlobal => 1,
        Op.LoadMethod or Op.ForIter or Op.WithEnter or Op.ImportFrom => 1,
        Op.DupTwo => 2,
        Op.Pop or Op.StoreFast or Op.StoreCell or Op.StoreName or Op.StoreGlobal or Op.DeleteAttr or Op.LoadSubscript => -1,
        Op.ListAppend or Op.SetAdd or Op.ListExtend or Op.SetUpdate or Op.DictMerge or Op.Binary or Op.InPlace or Op.Compare => -1,
        Op.PopJumpIfTrue or Op.PopJumpIfFalse or Op.JumpIfTrueOrPop or Op.JumpIfFalseOrPop or Op.YieldFrom or Op.WithExit => -1,
        Op.ImportName or Op.ImportStar or Op.PrintExpression => -1,
        Op.StoreAttr or Op.DeleteSubscript or Op.DictAdd => -2,
        Op.StoreSubscript => -3,
        _ => CountedEffect(op, argument),
    };

    // Instructions that take as many values as their argument specifies.
    private static int CountedEffect(Op op, int argument) => op switch
    {
        Op.BuildTuple or Op.BuildList or Op.BuildSet or Op.BuildSlice or Op.BuildString => 1 - argument,
        Op.BuildDict => 1 - (2 * argument),
        Op.FormatValue => (argument & 4) != 0 ? -1 : 0,
        Op.UnpackSequence => argument - 1,
        Op.UnpackEx => (argument & 0xFF) + (argument >> 8),
        Op.Call => -argument,
        Op.CallKeyword or Op.CallMethod => -argument - 1,
        Op.CallMethodKeyword => -argument - 2,
        Op.CallSpread => argument == 0 ? -1 : -2,
        Op.MakeFunction => 1 - (argument & 1) - ((argument >> 1) & 1) - ((argument >> 2) & 1),
        Op.BuildClass => -argument - 1,
        Op.Return or Op.Reraise => -1,
        Op.Raise => -argument,
        Op.RaiseAssertion => -argument,
        Op.RaiseNothing or Op.Jump => 0,
        _ => throw new InvalidOperationException($"there is no instruction {op}"),
    };

    // The stack space that an instruction needs while it runs, above its previous depth: none needs more than it leaves.
    private static int Extra(Op op) => op == Op.WithEnter ? 1 : 0;
}
