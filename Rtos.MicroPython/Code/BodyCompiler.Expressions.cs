namespace Rtos.MicroPython;

/// <content>Expressions: each leaves its value on the stack.</content>
internal sealed partial class BodyCompiler
{
    // More elements than that are not laid on the stack before the object is made.
    private const int MostOnStack = 32;

    private void Compile(Expression expression)
    {
        if (expression.Left is null)
        {
            CompileInner(expression);
            return;
        }

        // `a.b(c).d + e …`: from the innermost outwards, in a loop.
        var pending = new Stack<Expression>();
        for (; expression.Left is not null; expression = expression.Left)
        {
            pending.Push(expression);
        }

        if (!CompileSuper(expression, pending))
        {
            CompileInner(expression);
        }

        while (pending.TryPop(out var outer))
        {
            CompileOuter(outer, pending);
        }
    }

    // The left part lies on the stack.
    private void CompileOuter(Expression expression, Stack<Expression> pending)
    {
        var line = expression.Line;
        switch (expression)
        {
            case BinaryExpression e:
                Compile(e.Right);
                _code.Emit(Op.Binary, (int)e.Op, line);
                break;
            case AttributeExpression e when TakeMethodCall(pending) is { } call:
                _code.EmitName(Op.LoadMethod, e.Name, call.Line);
                CompileMethodArguments(call);
                break;
            case AttributeExpression e:
                _code.EmitName(Op.LoadAttr, e.Name, line);
                break;
            case SubscriptExpression e:
                Compile(e.Index);
                _code.Emit(Op.LoadSubscript, 0, line);
                break;
            case CallExpression e:
                CompileCall(e);
                break;
        }
    }

    private void CompileInner(Expression expression)
    {
        var line = expression.Line;
        switch (expression)
        {
            case ConstantExpression e: _code.EmitConstant(e.Value, line); break;
            case EllipsisLiteral: _code.Emit(Op.LoadEllipsis, 0, line); break;
            case NameExpression e: Load(e.Id, line); break;
            case UnaryExpression e:
                Compile(e.Operand);
                _code.Emit(Op.Unary, (int)e.Op, line);
                break;
            case ComparisonExpression e: Compile(e); break;
            case LogicalExpression e: Compile(e); break;
            case ConditionalExpression e: Compile(e); break;
            case LambdaExpression e: CompileFunction(e.Function); break;
            case FormatString e: Compile(e); break;
            case FormatField e: Compile(e); break;
            case SliceExpression e: Compile(e); break;
            case DisplayExpression e: Compile(e); break;
            case DictDisplayExpression e: Compile(e); break;
            case ComprehensionExpression e: Compile(e); break;
            case WalrusExpression e:
                Compile(e.Value);
                _code.Emit(Op.Dup, 0, line);
                Store(e.Name, line);
                break;
            case YieldExpression e: Compile(e); break;
        }
    }

    private void Compile(YieldExpression expression)
    {
        if (expression.Value is null)
        {
            _code.Emit(Op.LoadNone, 0, expression.Line);
        }
        else
        {
            Compile(expression.Value);
        }

        if (!expression.IsFrom)
        {
            _code.Emit(Op.Yield, 0, expression.Line);
            return;
        }

        _code.Emit(Op.GetIter, 0, expression.Line);
        _code.Emit(Op.LoadNone, 0, expression.Line);
        _code.Emit(Op.YieldFrom, 0, expression.Line);
    }

    private void Compile(FormatString expression)
    {
        expression.Parts.ForEach(Compile);
        if (expression.Parts.Count > 1)
        {
            _code.Emit(Op.BuildString, expression.Parts.Count, expression.Line);
        }
    }

    private void Compile(FormatField field)
    {
        Compile(field.Value);
        if (field.Spec is not null)
        {
            Compile(field.Spec);
        }

        _code.Emit(Op.FormatValue, field.Conversion | (field.Spec is null ? 0 : 4), field.Line);
    }

    private void Compile(SliceExpression slice)
    {
        CompileOrNone(slice.Start, slice.Line);
        CompileOrNone(slice.Stop, slice.Line);
        if (slice.Step is not null)
        {
            Compile(slice.Step);
        }

        _code.Emit(Op.BuildSlice, slice.Step is null ? 2 : 3, slice.Line);
    }

    private void CompileOrNone(Expression? expression, int line)
    {
        if (expression is null)
        {
            _code.Emit(Op.LoadNone, 0, line);
        }
        else
        {
            Compile(expression);
        }
    }

    private void Compile(DisplayExpression display)
    {
        if (display.Kind == DisplayKind.Tuple && ConstantOf(display) is { } constant)
        {
            _code.EmitConstant(constant, display.Line);
            return;
        }

        var stars = display.Items.FindIndex(i => i is StarredExpression);
        var first = Math.Min(stars < 0 ? display.Items.Count : stars, MostOnStack);
        var isTuple = display.Kind == DisplayKind.Tuple;
        var isWhole = first == display.Items.Count;
        var build = display.Kind == DisplayKind.Set ? Op.BuildSet : isTuple && isWhole ? Op.BuildTuple : Op.BuildList;
        display.Items.GetRange(0, first).ForEach(Compile);
        _code.Emit(build, first, display.Line);
        foreach (var item in display.Items.Skip(first))
        {
            AddTo(display, item);
        }

        if (isTuple && !isWhole)
        {
            _code.Emit(Op.ListToTuple, 0, display.Line);
        }
    }

    private void AddTo(DisplayExpression display, Expression item)
    {
        var isSet = display.Kind == DisplayKind.Set;
        if (item is StarredExpression starred)
        {
            Compile(starred.Value);
            _code.Emit(isSet ? Op.SetUpdate : Op.ListExtend, 0, item.Line);
        }
        else
        {
            Compile(item);
            _code.Emit(isSet ? Op.SetAdd : Op.ListAppend, 1, item.Line);
        }
    }

    private static Value? ConstantOf(Expression expression)
    {
        if (expression is ConstantExpression constant)
        {
            return constant.Value;
        }

        if (expression is not DisplayExpression { Kind: DisplayKind.Tuple } tuple)
        {
            return null;
        }

        var values = new Value[tuple.Items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (ConstantOf(tuple.Items[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return Value.Of(values.Length == 0 ? TupleObject.Empty : new TupleObject(values));
    }

    private void Compile(DictDisplayExpression display)
    {
        var stars = display.Entries.FindIndex(e => e.Key is null);
        var first = Math.Min(stars < 0 ? display.Entries.Count : stars, MostOnStack / 4);
        foreach (var (key, value) in display.Entries.Take(first))
        {
            Compile(key!);
            Compile(value);
        }

        _code.Emit(Op.BuildDict, first, display.Line);
        foreach (var (key, value) in display.Entries.Skip(first))
        {
            if (key is not null)
            {
                Compile(key);
            }

            Compile(value);
            _code.Emit(key is null ? Op.DictMerge : Op.DictAdd, key is null ? 0 : 1, value.Line);
        }
    }
}
