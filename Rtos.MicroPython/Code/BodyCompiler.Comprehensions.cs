namespace Rtos.MicroPython;

/// <content>Comprehensions and generator expressions.</content>
internal sealed partial class BodyCompiler
{
    private void Compile(ComprehensionExpression comprehension)
    {
        MakeFunction(() => new BodyCompiler(comprehension.Scope!, _settings).Body(comprehension), comprehension.Scope!, 0, comprehension.Line);
        Compile(comprehension.Clauses[0].Iterable);
        _code.Emit(Op.GetIter, 0, comprehension.Line);
        _code.Emit(Op.Call, 1, comprehension.Line);
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
        return Build(line, []);
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
                Compile(clause.Iterable);
                _code.Emit(Op.GetIter, 0, line);
            }

            var (top, end) = (new Label(), new Label());
            _code.Bind(top);
            _code.EmitJump(Op.ForIter, end, line);
            StoreTo(clause.Target);
            clause.Conditions.ForEach(c => CompileCondition(c, jumpIf: false, top));
            loops.Push((top, end));
        }

        CompileElement(comprehension);
        while (loops.TryPop(out var loop))
        {
            _code.EmitJump(Op.Jump, loop.Top, line);
            _code.Bind(loop.End);
        }
    }

    // Between the element and what it goes into lie the iterators.
    private void CompileElement(ComprehensionExpression comprehension)
    {
        var line = comprehension.Line;
        var distance = comprehension.Clauses.Count + 1;
        Compile(comprehension.Element);
        switch (comprehension.Kind)
        {
            case ComprehensionKind.List: _code.Emit(Op.ListAppend, distance, line); break;
            case ComprehensionKind.Set: _code.Emit(Op.SetAdd, distance, line); break;
            case ComprehensionKind.Dict:
                Compile(comprehension.Value!);
                _code.Emit(Op.DictAdd, distance, line);
                break;
            default:
                _code.Emit(Op.Yield, 0, line);
                _code.Emit(Op.Pop, 0, line);
                break;
        }
    }
}
