namespace Rtos.MicroPython;

/// <summary>Compiles expressions: each leaves its value on the stack. Expressions that contain others recurse into it.</summary>
internal sealed class ExpressionCompiler
{
    private readonly BodyCode _body;
    private readonly Emitter _code;
    private readonly CallCompiler _calls;
    private readonly ConditionCompiler _conditions;
    private readonly DisplayCompiler _displays;
    private readonly ComprehensionCompiler _comprehensions;
    private readonly FunctionCompiler _functions;

    internal ExpressionCompiler(BodyCode body)
    {
        _body = body;
        _code = body.Code;
        _calls = new CallCompiler(body, this);
        _conditions = new ConditionCompiler(body, this);
        _displays = new DisplayCompiler(body, this);
        _functions = new FunctionCompiler(body, this);
        _comprehensions = new ComprehensionCompiler(body, this);
    }

    /// <summary>Compiles an expression.</summary>
    internal void Compile(Expression expression)
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

        if (!_calls.CompileSuper(expression, pending))
        {
            CompileInner(expression);
        }

        while (pending.TryPop(out var outer))
        {
            CompileOuter(outer, pending);
        }
    }

    // The left part is on the stack.
    private void CompileOuter(Expression expression, Stack<Expression> pending)
    {
        var line = expression.Line;
        switch (expression)
        {
            case BinaryExpression e:
                Compile(e.Right);
                _code.Emit(Op.Binary, (int)e.Op, line);
                break;
            case AttributeExpression e when CallCompiler.TakeMethodCall(pending) is { } call:
                _code.EmitName(Op.LoadMethod, e.Name, call.Line);
                _calls.CompileMethodArguments(call);
                break;
            case AttributeExpression e:
                _code.EmitName(Op.LoadAttr, e.Name, line);
                break;
            case SubscriptExpression e:
                Compile(e.Index);
                _code.Emit(Op.LoadSubscript, 0, line);
                break;
            case CallExpression e:
                _calls.CompileCall(e);
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
            case NameExpression e: _body.Load(e.Id, line); break;
            case UnaryExpression e:
                Compile(e.Operand);
                _code.Emit(Op.Unary, (int)e.Op, line);
                break;
            case ComparisonExpression e: _conditions.Compile(e); break;
            case LogicalExpression e: _conditions.Compile(e); break;
            case ConditionalExpression e: _conditions.Compile(e); break;
            case LambdaExpression e: _functions.CompileFunction(e.Function); break;
            case FormatString e: Compile(e); break;
            case FormatField e: Compile(e); break;
            case SliceExpression e: Compile(e); break;
            case DisplayExpression e: _displays.Compile(e); break;
            case DictDisplayExpression e: _displays.Compile(e); break;
            case ComprehensionExpression e: _comprehensions.Compile(e); break;
            case WalrusExpression e:
                Compile(e.Value);
                _code.Emit(Op.Dup, 0, line);
                _body.Store(e.Name, line);
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
}
