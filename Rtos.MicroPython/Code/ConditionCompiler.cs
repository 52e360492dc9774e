namespace Rtos.MicroPython;

/// <summary>Compiles tests: those that only decide where to continue, and those whose value is needed.</summary>
internal sealed class ConditionCompiler(BodyCode body, ExpressionCompiler expressions)
{
    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;

    /// <summary>A truth value known at compile time, as in <c>while True</c>; null otherwise.</summary>
    internal static bool? TruthOf(Expression test) => test is ConstantExpression constant ? Folding.TruthOf(constant.Value) : null;

    /// <summary>Jumps if the test has the given truth value, otherwise continues; leaves nothing on the stack.</summary>
    internal void CompileCondition(Expression test, bool jumpIf, Label target)
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
                _expressions.Compile(test);
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

    /// <summary><c>and</c>, <c>or</c>.</summary>
    internal void Compile(LogicalExpression logical)
    {
        var end = new Label();
        for (var i = 0; i < logical.Items.Count; i++)
        {
            _expressions.Compile(logical.Items[i]);
            if (i < logical.Items.Count - 1)
            {
                _code.EmitJump(logical.IsOr ? Op.JumpIfTrueOrPop : Op.JumpIfFalseOrPop, end, logical.Items[i].Line);
            }
        }

        _code.Bind(end);
    }

    /// <summary><c>a if test else b</c>.</summary>
    internal void Compile(ConditionalExpression conditional)
    {
        var (otherwise, end) = (new Label(), new Label());
        CompileCondition(conditional.Test, jumpIf: false, otherwise);
        _expressions.Compile(conditional.Then);
        _code.EmitJump(Op.Jump, end, conditional.Line);
        _code.Bind(otherwise);
        _expressions.Compile(conditional.Otherwise);
        _code.Bind(end);
    }

    /// <summary>A comparison, or a chain of them.</summary>
    internal void Compile(ComparisonExpression comparison)
    {
        var (unequal, end) = (new Label(), new Label());
        _expressions.Compile(comparison.First);
        for (var i = 0; i < comparison.Rest.Count; i++)
        {
            var (op, right) = comparison.Rest[i];
            var isLast = i == comparison.Rest.Count - 1;
            _expressions.Compile(right);
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

        // A chain that has failed leaves the operand below its result.
        _code.EmitJump(Op.Jump, end, comparison.Line);
        _code.Bind(unequal);
        _code.Emit(Op.RotTwo, 0, comparison.Line);
        _code.Emit(Op.Pop, 0, comparison.Line);
        _code.Bind(end);
    }
}
