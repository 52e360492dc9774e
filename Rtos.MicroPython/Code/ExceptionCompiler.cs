namespace Rtos.MicroPython;

/// <summary>Compiles try and with.</summary>
internal sealed class ExceptionCompiler(BodyCode body, BlockStack blocks, ExpressionCompiler expressions, StatementCompiler statements)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;
    private readonly BlockStack _blocks = blocks;
    private readonly ExpressionCompiler _expressions = expressions;
    private readonly StatementCompiler _statements = statements;
    private readonly AssignmentCompiler _assignments = new(body, expressions);

    private readonly List<int> _idleLocals = [];

    // The hidden local of the enclosing except clause; none outside clauses, -1 for a clause that keeps nothing.
    private int? _caught;

    internal void Compile(TryStatement statement)
    {
        if (statement.Final.Count == 0)
        {
            CompileExcept(statement);
            return;
        }

        CompileFinal(
            statement.Line,
            () =>
            {
                if (statement.Clauses.Count > 0)
                {
                    CompileExcept(statement);
                }
                else
                {
                    _statements.Compile(statement.Body);
                }
            },
            () => _statements.Compile(statement.Final));
    }

    private void CompileFinal(int line, Action body, Action final)
    {
        var (handler, end) = (new Label(), new Label());
        var depth = _blocks.Depth;
        var around = _caught;
        var block = new Block(BlockKind.Final) { Final = Finally };
        _blocks.Enter(block);
        body();
        _blocks.Leave(block);
        Finally();
        _code.EmitJump(Op.Jump, end, _code.LastLine);
        _code.AddHandler(block.Ranges, handler, depth);
        _code.Bind(handler);
        var exception = new Block(BlockKind.Values) { Kept = 1 };
        _blocks.Enter(exception);
        Finally();
        _blocks.Leave(exception);
        _code.Emit(Op.Reraise, 0, line);
        _code.Bind(end);

        // Also on a way out of a clause in the body: a finally is not in any of these.
        void Finally()
        {
            var inside = _caught;
            _caught = around;
            final();
            _caught = inside;
        }
    }

    private void CompileExcept(TryStatement statement)
    {
        var (handler, end) = (new Label(), new Label());
        var depth = _blocks.Depth;
        var block = new Block(BlockKind.Except);
        _blocks.Enter(block);
        _statements.Compile(statement.Body);
        _blocks.Leave(block);
        _statements.Compile(statement.Otherwise);
        _code.EmitJump(Op.Jump, end, _code.LastLine);
        _code.AddHandler(block.Ranges, handler, depth);
        _code.Bind(handler);
        foreach (var clause in statement.Clauses)
        {
            var next = new Label();
            if (clause.Type is not null)
            {
                _expressions.Compile(clause.Type);
                _code.Emit(Op.MatchException, 0, clause.Line);
                _code.EmitJump(Op.PopJumpIfFalse, next, clause.Line);
            }

            CompileClause(clause);
            _code.EmitJump(Op.Jump, end, _code.LastLine);
            _code.Bind(next);
        }

        _code.Emit(Op.Reraise, 0, statement.Line);
        _code.Bind(end);
    }

    // The exception is on the stack.
    private void CompileClause(ExceptClause clause)
    {
        var local = -1;
        if (clause.RaisesAgain)
        {
            local = TakeLocal();
            if (clause.Name is not null)
            {
                _code.Emit(Op.Dup, 0, clause.Line);
            }

            _code.Emit(Op.StoreFast, local, clause.Line);
        }

        var around = _caught;
        _caught = local;
        if (clause.Name is not null)
        {
            _body.Store(clause.Name, clause.Line);
            CompileFinal(clause.Line, () => _statements.Compile(clause.Body), () => Forget(clause));
        }
        else
        {
            if (local < 0)
            {
                _code.Emit(Op.Pop, 0, clause.Line);
            }

            _statements.Compile(clause.Body);
        }

        _caught = around;
        if (local >= 0)
        {
            _code.Emit(Op.LoadNone, 0, _code.LastLine);
            _code.Emit(Op.StoreFast, local, _code.LastLine);
            _idleLocals.Add(local);
        }
    }

    private int TakeLocal()
    {
        if (_idleLocals.Count == 0)
        {
            return _body.AddHiddenLocal(".caught" + _body.HiddenLocals);
        }

        var local = _idleLocals[^1];
        _idleLocals.RemoveAt(_idleLocals.Count - 1);
        return local;
    }

    // The name of a clause is deleted after it; it is set first, as the clause may have deleted it.
    private void Forget(ExceptClause clause)
    {
        var line = _code.LastLine;
        _code.Emit(Op.LoadNone, 0, line);
        _body.Store(clause.Name!, line);
        _body.Delete(clause.Name!, line);
    }

    /// <summary><c>raise</c> without an exception.</summary>
    internal void CompileRaiseAgain(int line)
    {
        if (_caught is not { } caught)
        {
            _code.Emit(Op.RaiseNothing, 0, line);
            return;
        }

        _code.Emit(Op.LoadFast, caught, line);
        _code.Emit(Op.Reraise, 0, line);
    }

    internal void Compile(WithStatement statement)
    {
        var opened = new List<(Block Block, int Depth)>();
        foreach (var (manager, target) in statement.Items)
        {
            _expressions.Compile(manager);
            _code.Emit(Op.WithEnter, 0, manager.Line);
            var block = new Block(BlockKind.With) { Kept = 1 };
            opened.Add((block, _blocks.Depth + 1));
            _blocks.Enter(block);
            if (target is null)
            {
                _code.Emit(Op.Pop, 0, manager.Line);
            }
            else
            {
                _assignments.StoreTo(target);
            }
        }

        _statements.Compile(statement.Body);
        for (var i = opened.Count - 1; i >= 0; i--)
        {
            CloseWith(opened[i].Block, opened[i].Depth, statement.Items[i].Manager.Line);
        }
    }

    private void CloseWith(Block block, int depth, int line)
    {
        var (handler, end, swallowed) = (new Label(), new Label(), new Label());
        _blocks.Leave(block);
        _code.Emit(Op.WithExit, 0, line);
        _code.EmitJump(Op.Jump, end, line);
        _code.AddHandler(block.Ranges, handler, depth);
        _code.Bind(handler);
        _code.Emit(Op.WithExitException, 0, line);
        _code.EmitJump(Op.PopJumpIfTrue, swallowed, line);
        _code.Emit(Op.Reraise, 0, line);
        _code.Bind(swallowed);
        _code.Emit(Op.Pop, 0, line);
        _code.Bind(end);
    }
}
