namespace Rtos.MicroPython;

/// <summary>Compiles branches, loops and the ways out of them.</summary>
internal sealed class FlowCompiler(BodyCode body, BlockStack blocks, ExpressionCompiler expressions, StatementCompiler statements)
{
    private readonly Emitter _code = body.Code;
    private readonly BlockStack _blocks = blocks;
    private readonly ExpressionCompiler _expressions = expressions;
    private readonly StatementCompiler _statements = statements;
    private readonly ConditionCompiler _conditions = new(body, expressions);
    private readonly AssignmentCompiler _assignments = new(body, expressions);

    internal void Compile(IfStatement statement)
    {
        var end = new Label();
        for (var i = 0; i < statement.Branches.Count; i++)
        {
            var next = new Label();
            var (test, body) = statement.Branches[i];
            var truth = ConditionCompiler.TruthOf(test);
            if (truth == false)
            {
                continue;
            }

            _conditions.CompileCondition(test, jumpIf: false, next);
            _statements.Compile(body);
            if (truth is null && (i < statement.Branches.Count - 1 || statement.Otherwise.Count > 0))
            {
                _code.EmitJump(Op.Jump, end, _code.LastLine);
            }

            if (truth == true)
            {
                _code.Bind(end);
                return;
            }

            _code.Bind(next);
        }

        _statements.Compile(statement.Otherwise);
        _code.Bind(end);
    }

    // The test is at the bottom: one jump per iteration.
    internal void Compile(WhileStatement statement)
    {
        var (top, test, end) = (new Label(), new Label(), new Label());
        var truth = ConditionCompiler.TruthOf(statement.Test);
        if (truth == false)
        {
            _statements.Compile(statement.Otherwise);
            return;
        }

        if (truth is null)
        {
            _code.EmitJump(Op.Jump, test, statement.Line);
        }

        _code.Bind(top, isHead: true);
        var block = new Block(BlockKind.Loop) { Break = end, Continue = test };
        _blocks.Enter(block);
        _statements.Compile(statement.Body);
        _blocks.Leave(block);
        _code.Bind(test);
        if (truth is null)
        {
            _conditions.CompileCondition(statement.Test, jumpIf: true, top);
            _statements.Compile(statement.Otherwise);
        }
        else
        {
            _code.EmitJump(Op.Jump, top, statement.Line);
        }

        _code.Bind(end);
    }

    internal void Compile(ForStatement statement)
    {
        var (top, over, end) = (new Label(), new Label(), new Label());
        _expressions.Compile(statement.Iterable);
        _code.Emit(Op.GetIter, 0, statement.Line);
        _code.Bind(top);
        _code.EmitJump(Op.ForIter, over, statement.Line);
        var block = new Block(BlockKind.Loop) { Break = end, Continue = top, Kept = 1 };
        _blocks.Enter(block);
        _assignments.StoreTo(statement.Target);
        _statements.Compile(statement.Body);
        _blocks.Leave(block);
        _code.EmitJump(Op.Jump, top, statement.Line);
        _code.Bind(over);
        _statements.Compile(statement.Otherwise);
        _code.Bind(end);
    }

    /// <summary><c>break</c>, <c>continue</c>.</summary>
    internal void CompileLeaveLoop(Statement statement)
    {
        var loop = _blocks.InnermostLoop;
        var isBreak = statement is BreakStatement;
        _blocks.Unwind(loop + 1, hasValue: false, statement.Line, () =>
        {
            if (isBreak && _blocks.Open[loop].Kept > 0)
            {
                _code.Emit(Op.Pop, 0, statement.Line);
            }

            _code.EmitJump(Op.Jump, isBreak ? _blocks.Open[loop].Break! : _blocks.Open[loop].Continue!, statement.Line);
        });
    }

    internal void Compile(ReturnStatement statement)
    {
        var line = statement.Line;
        var value = statement.Value ?? new ConstantExpression(line, Value.None);
        var outermost = _blocks.OutermostToClean;
        var isLate = value is ConstantExpression;
        if (!isLate)
        {
            _expressions.Compile(value);
        }

        _blocks.Unwind(outermost < 0 ? _blocks.Open.Count : outermost, !isLate, line, () =>
        {
            if (isLate)
            {
                _expressions.Compile(value);
            }

            _code.Emit(Op.Return, 0, line);
        });
    }
}
