namespace Rtos.MicroPython;

/// <summary>Compiles assignments and deletions.</summary>
internal sealed class AssignmentCompiler(BodyCode body, ExpressionCompiler expressions)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;

    /// <summary>An assignment.</summary>
    internal void Compile(AssignStatement statement)
    {
        if (statement.Targets is [DisplayExpression targets] && statement.Value is DisplayExpression { Kind: DisplayKind.Tuple } values && CompileSwap(targets, values))
        {
            return;
        }

        _expressions.Compile(statement.Value);
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

        values.Items.ForEach(_expressions.Compile);
        if (count == 3)
        {
            _code.Emit(Op.RotThree, 0, targets.Line);
        }

        _code.Emit(Op.RotTwo, 0, targets.Line);
        targets.Items.ForEach(StoreTo);
        return true;
    }

    /// <summary>An assignment with an operator.</summary>
    internal void Compile(AugmentedAssignStatement statement)
    {
        var line = statement.Line;
        switch (statement.Target)
        {
            case AttributeExpression target:
                _expressions.Compile(target.Left);
                _code.Emit(Op.Dup, 0, line);
                _code.EmitName(Op.LoadAttr, target.Name, line);
                CompileInPlace(statement);
                _code.Emit(Op.RotTwo, 0, line);
                _code.EmitName(Op.StoreAttr, target.Name, line);
                break;
            case SubscriptExpression target:
                _expressions.Compile(target.Left);
                _expressions.Compile(target.Index);
                _code.Emit(Op.DupTwo, 0, line);
                _code.Emit(Op.LoadSubscript, 0, line);
                CompileInPlace(statement);
                _code.Emit(Op.RotThree, 0, line);
                _code.Emit(Op.StoreSubscript, 0, line);
                break;
            default:
                _expressions.Compile(statement.Target);
                CompileInPlace(statement);
                StoreTo(statement.Target);
                break;
        }
    }

    private void CompileInPlace(AugmentedAssignStatement statement)
    {
        _expressions.Compile(statement.Value);
        _code.Emit(Op.InPlace, (int)statement.Op, statement.Line);
    }

    /// <summary>Stores the value on top of the stack.</summary>
    internal void StoreTo(Expression target)
    {
        var line = target.Line;
        switch (target)
        {
            case NameExpression name:
                _body.Store(name.Id, line);
                break;
            case AttributeExpression attribute:
                _expressions.Compile(attribute.Left);
                _code.EmitName(Op.StoreAttr, attribute.Name, line);
                break;
            case SubscriptExpression subscript:
                _expressions.Compile(subscript.Left);
                _expressions.Compile(subscript.Index);
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

    /// <summary>Deletes the target of an expression.</summary>
    internal void CompileDelete(Expression target)
    {
        switch (target)
        {
            case NameExpression name:
                _body.Delete(name.Id, name.Line);
                break;
            case AttributeExpression attribute:
                _expressions.Compile(attribute.Left);
                _code.EmitName(Op.DeleteAttr, attribute.Name, attribute.Line);
                break;
            case SubscriptExpression subscript:
                _expressions.Compile(subscript.Left);
                _expressions.Compile(subscript.Index);
                _code.Emit(Op.DeleteSubscript, 0, subscript.Line);
                break;
            case DisplayExpression display:
                display.Items.ForEach(CompileDelete);
                break;
        }
    }
}
