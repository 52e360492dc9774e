using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Follows every way through code and checks the depth of the stack: written from the instructions' descriptions, not from the compiler's table.</summary>
internal static class StackCheck
{
    /// <summary>Fails unless every instruction is reached with one depth, which is never negative nor above the size that the code says, and that size is reached.</summary>
    internal static void Verify(CodeObject module)
    {
        foreach (var code in Disassembler.All(module))
        {
            VerifyBody(code);
        }
    }

    private static void VerifyBody(CodeObject code)
    {
        var depths = new int?[code.Instructions.Length];
        var pending = new Stack<(int At, int Depth)>([(0, 0)]);
        var deepest = 0;
        foreach (var handler in code.Handlers)
        {
            pending.Push((handler.Target, handler.Depth + 1));
        }

        while (pending.TryPop(out var next))
        {
            var (at, depth) = next;
            if (at < 0 || at >= depths.Length || (depths[at] is { } known && known != depth))
            {
                Assert.Fail($"{code}: a way leads to {at} with depth {depth}");
            }

            if (depths[at] is not null)
            {
                continue;
            }

            depths[at] = depth;
            deepest = Math.Max(deepest, depth);
            Follow(code, at, depth, pending);
        }

        Assert.AreEqual(code.StackSize, deepest, $"{code}: StackSize");
        Assert.AreEqual(-1, Array.IndexOf(depths, null), $"{code}: the first instruction that is never reached");
        foreach (var handler in code.Handlers)
        {
            Assert.IsTrue(handler.Start < handler.End, $"{code}: an empty handler");
            Assert.IsTrue(depths[handler.Start..handler.End].All(d => d >= handler.Depth), $"{code}: {handler} keeps more than there is");
        }

        VerifyLocals(code);
    }

    private static void VerifyLocals(CodeObject code)
    {
        Assert.AreEqual(code.LocalNames.Length, code.FirstFreeLocal + code.FreeNames.Length, $"{code}: locals");
        CollectionAssert.AreEqual(code.FreeNames, code.LocalNames[code.FirstFreeLocal..], $"{code}: free names");
        foreach (var (op, argument) in code.Instructions)
        {
            if (op is Op.LoadCell or Op.StoreCell or Op.DeleteCell or Op.LoadClosure)
            {
                Assert.IsTrue(argument >= code.FirstFreeLocal || code.CellLocals.Contains(argument), "a cell is wanted");
            }
            else if (op is Op.LoadFast or Op.StoreFast or Op.DeleteFast)
            {
                Assert.IsTrue(argument < code.FirstFreeLocal && !code.CellLocals.Contains(argument), "a cell is no plain local");
            }
        }
    }

    private static void Follow(CodeObject code, int at, int depth, Stack<(int At, int Depth)> pending)
    {
        var (op, argument) = code.Instructions[at];
        var (taken, given) = Effect(op, argument);
        if (depth < taken)
        {
            Assert.Fail($"{code}: {op} at {at} takes {taken} of {depth}");
        }

        switch (op)
        {
            case Op.Return or Op.Raise or Op.Reraise or Op.RaiseNothing or Op.RaiseAssertion:
                return;
            case Op.Jump:
                pending.Push((argument, depth));
                return;
            case Op.PopJumpIfTrue or Op.PopJumpIfFalse or Op.ForIter:
                pending.Push((argument, depth - 1));
                break;
            case Op.JumpIfTrueOrPop or Op.JumpIfFalseOrPop:
                pending.Push((argument, depth));
                break;
        }

        pending.Push((at + 1, depth - taken + given));
    }

    private static (int Taken, int Given) Effect(Op op, int n) => op switch
    {
        Op.Nop or Op.Jump or Op.RaiseNothing or Op.DeleteFast or Op.DeleteCell or Op.DeleteName or Op.DeleteGlobal => (0, 0),
        Op.LoadConst or Op.LoadSmallInt or Op.LoadNone or Op.LoadBool or Op.LoadEllipsis => (0, 1),
        Op.LoadFast or Op.LoadCell or Op.LoadClosure or Op.LoadName or Op.LoadGlobal => (0, 1),
        Op.Pop or Op.StoreFast or Op.StoreCell or Op.StoreName or Op.StoreGlobal or Op.Return or Op.Reraise => (1, 0),
        Op.PopJumpIfTrue or Op.PopJumpIfFalse or Op.JumpIfTrueOrPop or Op.JumpIfFalseOrPop => (1, 0),
        Op.DeleteAttr or Op.ImportStar or Op.PrintExpression or Op.WithExit => (1, 0),
        Op.Dup or Op.LoadMethod or Op.WithEnter or Op.ForIter or Op.ImportFrom => (1, 2),
        Op.LoadAttr or Op.Unary or Op.GetIter or Op.ListToTuple or Op.Yield => (1, 1),
        Op.DupTwo => (2, 4),
        Op.RotTwo or Op.MatchException or Op.WithExitException or Op.LoadSuperMethod => (2, 2),
        Op.RotThree => (3, 3),
        Op.LoadSubscript or Op.Binary or Op.InPlace or Op.Compare or Op.ListExtend or Op.SetUpdate or Op.DictMerge => (2, 1),
        Op.YieldFrom or Op.ImportName => (2, 1),
        Op.StoreAttr or Op.DeleteSubscript => (2, 0),
        Op.StoreSubscript => (3, 0),
        Op.ListAppend or Op.SetAdd => (n + 1, n),
        Op.DictAdd => (n + 2, n),
        Op.BuildTuple or Op.BuildList or Op.BuildSet or Op.BuildString or Op.BuildSlice => (n, 1),
        Op.BuildDict => (2 * n, 1),
        Op.FormatValue => (1 + (n >> 2), 1),
        Op.UnpackSequence => (1, n),
        Op.UnpackEx => (1, (n & 0xFF) + (n >> 8) + 1),
        Op.Call => (n + 1, 1),
        Op.CallKeyword or Op.CallMethod or Op.BuildClass => (n + 2, 1),
        Op.CallMethodKeyword => (n + 3, 1),
        Op.CallSpread => (n + 2, 1),
        Op.MakeFunction => (int.PopCount(n & 7), 1),
        Op.Raise or Op.RaiseAssertion => (n, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "an instruction that this check does not know"),
    };
}
