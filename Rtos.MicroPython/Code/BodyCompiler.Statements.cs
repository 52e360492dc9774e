namespace Rtos.MicroPython;

/// <content>Simple statements.</content>
internal sealed partial class BodyCompiler
{
    private void Compile(List<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (_code.IsReachable)
            {
                Compile(statement);
            }
        }
    }

    private void Compile(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement s: Compile(s); break;
            case AssignStatement s: Compile(s); break;
            case AugmentedAssignStatement s: Compile(s); break;
            case DeleteStatement s: CompileDelete(s.Target); break;
            case BreakStatement or ContinueStatement: CompileLeaveLoop(statement); break;
            case ReturnStatement s: Compile(s); break;
            case RaiseStatement s: Compile(s); break;
            case AssertStatement s: Compile(s); break;
            case ImportStatement s: Compile(s); break;
            case ImportFromStatement s: Compile(s); break;
            case IfStatement s: Compile(s); break;
            case WhileStatement s: Compile(s); break;
            case ForStatement s: Compile(s); break;
            case TryStatement s: Compile(s); break;
            case WithStatement s: Compile(s); break;
            case FunctionDefinition s: Compile(s); break;
            case ClassDefinition s: Compile(s); break;
        }
    }

    private void Compile(ExpressionStatement statement)
    {
        var isPrinted = _settings.Mode == CompileMode.Prompt && _scope.Kind == ScopeKind.Module;
        if (!isPrinted && statement.Value is ConstantExpression or EllipsisLiteral)
        {
            return;
        }

        Compile(statement.Value);
        _code.Emit(isPrinted ? Op.PrintExpression : Op.Pop, 0, statement.Line);
    }

    private void Compile(AssignStatement statement)
    {
        if (statement.Targets is [DisplayExpression targets] && statement.Value is DisplayExpression { Kind: DisplayKind.Tuple } values && CompileSwap(targets, values))
        {
            return;
        }

        Compile(statement.Value);
        for (var i = 0; i < statement.Targets.Count; i++)
        {
            if (i < statement.Targets.Count - 1)
            {
                _code.Emit(Op.Dup, 0, statement.Line);
            }

            StoreTo(statement.Targets[i]);
        }
    }

    // `a, b = b, a` needs no tuple.
    private bool CompileSwap(DisplayExpression targets, DisplayExpression values)
    {
        var count = values.Items.Count;
        if (count is < 2 or > 3 || targets.Items.Count != count || targets.Items.Concat(values.Items).Any(i => i is StarredExpression))
        {
            return false;
        }

        values.Items.ForEach(Compile);
        if (count == 3)
        {
            _code.Emit(Op.RotThree, 0, targets.Line);
        }

        _code.Emit(Op.RotTwo, 0, targets.Line);
        targets.Items.ForEach(StoreTo);
        return true;
    }

    private void Compile(AugmentedAssignStatement statement)
    {
        var line = statement.Line;
        switch (statement.Target)
        {
            case AttributeExpression target:
                Compile(target.Left);
                _code.Emit(Op.Dup, 0, line);
                _code.EmitName(Op.LoadAttr, target.Name, line);
                CompileInPlace(statement);
                _code.Emit(Op.RotTwo, 0, line);
                _code.EmitName(Op.StoreAttr, target.Name, line);
                break;
            case SubscriptExpression target:
                Compile(target.Left);
                Compile(target.Index);
                _code.Emit(Op.DupTwo, 0, line);
                _code.Emit(Op.LoadSubscript, 0, line);
                CompileInPlace(statement);
                _code.Emit(Op.RotThree, 0, line);
                _code.Emit(Op.StoreSubscript, 0, line);
                break;
            default:
                Compile(statement.Target);
                CompileInPlace(statement);
                StoreTo(statement.Target);
                break;
        }
    }

    private void CompileInPlace(AugmentedAssignStatement statement)
    {
        Compile(statement.Value);
        _code.Emit(Op.InPlace, (int)statement.Op, statement.Line);
    }

    // The value lies on the stack.
    private void StoreTo(Expression target)
    {
        var line = target.Line;
        switch (target)
        {
            case NameExpression name:
                Store(name.Id, line);
                break;
            case AttributeExpression attribute:
                Compile(attribute.Left);
                _code.EmitName(Op.StoreAttr, attribute.Name, line);
                break;
            case SubscriptExpression subscript:
                Compile(subscript.Left);
                Compile(subscript.Index);
                _code.Emit(Op.StoreSubscript, 0, line);
                break;
            case DisplayExpression display:
                var star = display.Items.FindIndex(i => i is StarredExpression);
                _code.Emit(
                    star < 0 ? Op.UnpackSequence : Op.UnpackEx,
                    star < 0 ? display.Items.Count : star | ((display.Items.Count - star - 1) << 8),
                    line);
                display.Items.ForEach(item => StoreTo(item is StarredExpression starred ? starred.Value : item));
                break;
        }
    }

    private void CompileDelete(Expression target)
    {
        switch (target)
        {
            case NameExpression name:
                Delete(name.Id, name.Line);
                break;
            case AttributeExpression attribute:
                Compile(attribute.Left);
                _code.EmitName(Op.DeleteAttr, attribute.Name, attribute.Line);
                break;
            case SubscriptExpression subscript:
                Compile(subscript.Left);
                Compile(subscript.Index);
                _code.Emit(Op.DeleteSubscript, 0, subscript.Line);
                break;
            case DisplayExpression display:
                display.Items.ForEach(CompileDelete);
                break;
        }
    }

    private void Compile(RaiseStatement statement)
    {
        if (statement.Exception is null)
        {
            CompileRaiseAgain(statement.Line);
            return;
        }

        Compile(statement.Exception);
        if (statement.Cause is not null)
        {
            Compile(statement.Cause);
        }

        _code.Emit(Op.Raise, statement.Cause is null ? 1 : 2, statement.Line);
    }

    private void Compile(AssertStatement statement)
    {
        if (TruthOf(statement.Test) == true)
        {
            return;
        }

        var end = new Label();
        CompileCondition(statement.Test, jumpIf: true, end);
        if (statement.Message is not null)
        {
            Compile(statement.Message);
        }

        _code.Emit(Op.RaiseAssertion, statement.Message is null ? 0 : 1, statement.Line);
        _code.Bind(end);
    }

    private void Compile(ImportStatement statement)
    {
        var line = statement.Line;
        _code.Emit(Op.LoadSmallInt, 0, line);
        _code.Emit(Op.LoadNone, 0, line);
        _code.EmitName(Op.ImportName, statement.Module, line);
        if (statement.Alias is null)
        {
            Store(Analysis.FirstPart(statement.Module), line);
            return;
        }

        foreach (var part in statement.Module.Split('.').Skip(1))
        {
            _code.EmitName(Op.LoadAttr, part, line);
        }

        Store(statement.Alias, line);
    }

    private void Compile(ImportFromStatement statement)
    {
        var line = statement.Line;
        string[] names = statement.Names.Count == 0 ? ["*"] : [.. statement.Names.Select(n => n.Name)];
        _code.Emit(Op.LoadSmallInt, statement.Level, line);
        _code.EmitConstant(Value.Of(new TupleObject([.. names.Select(n => Value.Of(n))])), line);
        _code.EmitName(Op.ImportName, statement.Module, line);
        if (statement.Names.Count == 0)
        {
            _code.Emit(Op.ImportStar, 0, line);
            return;
        }

        foreach (var (name, alias) in statement.Names)
        {
            _code.EmitName(Op.ImportFrom, name, line);
            Store(alias, line);
        }

        _code.Emit(Op.Pop, 0, line);
    }
}
