namespace Rtos.MicroPython;

/// <content>Tests that only decide where to go on.</content>
internal sealed partial class BodyCompiler
{
    // Jumps if the test's truth is as said, otherwise goes on; nothing stays on the stack.
    private void CompileCondition(Expression test, bool jumpIf, Label target)
    {
        switch (test)
        {
            case ConstantExpression constant when Folding.TruthOf(constant.Value) is { } truth:
                if (truth == jumpIf)
                {
                    _code.EmitJump(Op.Jump, target, test.Line);
                }

                break;
            case UnaryExpression { Op: UnaryOp.Not } not:
                CompileCondition(not.Operand, !jumpIf, target);
                break;
            case LogicalExpression logical:
                CompileLogicalCondition(logical, jumpIf, target);
                break;
            default:
                Compile(test);
                _code.EmitJump(jumpIf ? Op.PopJumpIfTrue : Op.PopJumpIfFalse, target, test.Line);
                break;
        }
    }

    private void CompileLogicalCondition(LogicalExpression logical, bool jumpIf, Label target)
    {
        // Each of `or` that is true, each of `and` that is false, decides.
        var end = new Label();
        for (var i = 0; i < logical.Items.Count; i++)
        {
            var isLast = i == logical.Items.Count - 1;
            CompileCondition(logical.Items[i], isLast ? jumpIf : logical.IsOr, isLast || logical.IsOr == jumpIf ? target : end);
        }

        _code.Bind(end);
    }

    private void Compile(LogicalExpression logical)
    {
        var end = new Label();
        for (var i = 0; i < logical.Items.Count; i++)
        {
            Compile(logical.Items[i]);
            if (i < logical.Items.Count - 1)
            {
                _code.EmitJump(logical.IsOr ? Op.JumpIfTrueOrPop : Op.JumpIfFalseOrPop, end, logical.Items[i].Line);
            }
        }

        _code.Bind(end);
    }

    private void Compile(ConditionalExpression conditional)
    {
        var (otherwise, end) = (new Label(), new Label());
        CompileCondition(conditional.Test, jumpIf: false, otherwise);
        Compile(conditional.Then);
        _code.EmitJump(Op.Jump, end, conditional.Line);
        _code.Bind(otherwise);
        Compile(conditional.Otherwise);
        _code.Bind(end);
    }

    private void Compile(ComparisonExpression comparison)
    {
        var (unequal, end) = (new Label(), new Label());
        Compile(comparison.First);
        for (var i = 0; i < comparison.Rest.Count; i++)
        {
            var (op, right) = comparison.Rest[i];
            var isLast = i == comparison.Rest.Count - 1;
            Compile(right);
            if (!isLast)
            {
                _code.Emit(Op.Dup, 0, comparison.Line);
                _code.Emit(Op.RotThree, 0, comparison.Line);
            }

            _code.Emit(Op.Compare, (int)op, comparison.Line);
            if (!isLast)
            {
                _code.EmitJump(Op.JumpIfFalseOrPop, unequal, comparison.Line);
            }
        }

        if (comparison.Rest.Count == 1)
        {
            return;
        }

        // A chain that has broken leaves the operand below its result.
        _code.EmitJump(Op.Jump, end, comparison.Line);
        _code.Bind(unequal);
        _code.Emit(Op.RotTwo, 0, comparison.Line);
        _code.Emit(Op.Pop, 0, comparison.Line);
        _code.Bind(end);
    }
}
