namespace Rtos.MicroPython;

/// <summary>Compiles comprehensions and generator expressions.</summary>
internal sealed class ComprehensionCompiler(BodyCode body, ExpressionCompiler expressions)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;
    private readonly FunctionCompiler _functions = new(body, expressions);
    private readonly ConditionCompiler _conditions = new(body, expressions);
    private readonly AssignmentCompiler _assignments = new(body, expressions);

    /// <summary>A comprehension: a function of its own, and its call.</summary>
    internal void Compile(ComprehensionExpression comprehension)
    {
        _functions.MakeFunction(() => BodyOf(comprehension), comprehension.Scope!, 0, comprehension.Line);
        _expressions.Compile(comprehension.Clauses[0].Iterable);
        _code.Emit(Op.GetIter, 0, comprehension.Line);
        _code.Emit(Op.Call, 1, comprehension.Line);
    }

    private CodeObject BodyOf(ComprehensionExpression comprehension)
    {
        var body = new BodyCode(comprehension.Scope!, _body.Settings);
        return new ComprehensionCompiler(body, new ExpressionCompiler(body)).Body(comprehension);
    }

    private CodeObject Body(ComprehensionExpression comprehension)
    {
        var line = comprehension.Line;
        if (comprehension.Kind != ComprehensionKind.Generator)
        {
            _code.Emit(
                comprehension.Kind switch { ComprehensionKind.List => Op.BuildList, ComprehensionKind.Set => Op.BuildSet, _ => Op.BuildDict },
                0,
                line);
        }

        CompileLoops(comprehension);
        if (comprehension.Kind == ComprehensionKind.Generator)
        {
            _code.Emit(Op.LoadNone, 0, line);
        }

        _code.Emit(Op.Return, 0, line);
        return _body.Build(line, []);
    }

    private void CompileLoops(ComprehensionExpression comprehension)
    {
        var line = comprehension.Line;
        var loops = new Stack<(Label Top, Label End)>();
        foreach (var clause in comprehension.Clauses)
        {
            if (loops.Count == 0)
            {
                _code.Emit(Op.LoadFast, 0, line);
            }
            else
            {
                _expressions.Compile(clause.Iterable);
                _code.Emit(Op.GetIter, 0, line);
            }

            var (top, end) = (new Label(), new Label());
            _code.Bind(top);
            _code.EmitJump(Op.ForIter, end, line);
            _assignments.StoreTo(clause.Target);
            clause.Conditions.ForEach(c => _conditions.CompileCondition(c, jumpIf: false, top));
            loops.Push((top, end));
        }

        CompileElement(comprehension);
        while (loops.TryPop(out var loop))
        {
            _code.EmitJump(Op.Jump, loop.Top, line);
            _code.Bind(loop.End);
        }
    }

    // The iterators are on the stack between the element and its target.
    private void CompileElement(ComprehensionExpression comprehension)
    {
        var line = comprehension.Line;
        var distance = comprehension.Clauses.Count + 1;
        _expressions.Compile(comprehension.Element);
        switch (comprehension.Kind)
        {
            case ComprehensionKind.List: _code.Emit(Op.ListAppend, distance, line); break;
            case ComprehensionKind.Set: _code.Emit(Op.SetAdd, distance, line); break;
            case ComprehensionKind.Dict:
                _expressions.Compile(comprehension.Value!);
                _code.Emit(Op.DictAdd, distance, line);
                break;
            default:
                _code.Emit(Op.Yield, 0, line);
                _code.Emit(Op.Pop, 0, line);
                break;
        }
    }
}
