namespace Rtos.MicroPython;

/// <summary>Compiles calls.</summary>
internal sealed class CallCompiler(BodyCode body, ExpressionCompiler expressions)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;

    private static bool HasSpread(CallExpression call) => call.Arguments.Exists(a => a.Kind is ArgumentKind.Star or ArgumentKind.DoubleStar);

    /// <summary>The next call, if it is a call of the attribute being compiled.</summary>
    internal static CallExpression? TakeMethodCall(Stack<Expression> pending) =>
        pending.TryPeek(out var next) && next is CallExpression call && !HasSpread(call) ? (CallExpression)pending.Pop() : null;

    /// <summary><c>super()</c> is a call with the class and the first argument; <c>super().method(…)</c> makes no object.</summary>
    internal bool CompileSuper(Expression innermost, Stack<Expression> pending)
    {
        if (innermost is not NameExpression { Id: "super" } || _body.Scope.Kind != ScopeKind.Function || _body.Scope.FirstParameter is not { } self
            || pending.Peek() is not CallExpression { Arguments.Count: 0 } call || _body.Scope.Find("super").Place != NamePlace.Global)
        {
            return false;
        }

        pending.Pop();
        if (pending.TryPeek(out var next) && next is AttributeExpression attribute)
        {
            pending.Pop();
            if (TakeMethodCall(pending) is { } method)
            {
                _body.Load("__class__", call.Line);
                _body.Load(self, call.Line);
                _code.EmitName(Op.LoadSuperMethod, attribute.Name, method.Line);
                CompileMethodArguments(method);
                return true;
            }

            pending.Push(attribute);
        }

        _body.Load("super", call.Line);
        _body.Load("__class__", call.Line);
        _body.Load(self, call.Line);
        _code.Emit(Op.Call, 2, call.Line);
        return true;
    }

    /// <summary>The arguments of a method, and its call.</summary>
    internal void CompileMethodArguments(CallExpression call)
    {
        var hasKeywords = CompilePlainArguments(call);
        _code.Emit(hasKeywords ? Op.CallMethodKeyword : Op.CallMethod, call.Arguments.Count, call.Line);
    }

    /// <summary>The arguments for the callable on the stack, and its call.</summary>
    internal void CompileCall(CallExpression call)
    {
        if (HasSpread(call))
        {
            CompileSpread(call);
            return;
        }

        var hasKeywords = CompilePlainArguments(call);
        _code.Emit(hasKeywords ? Op.CallKeyword : Op.Call, call.Arguments.Count, call.Line);
    }

    // Keyword arguments come last; the parser ensures that.
    private bool CompilePlainArguments(CallExpression call)
    {
        call.Arguments.ForEach(a => _expressions.Compile(a.Value));
        var names = call.Arguments.Where(a => a.Kind == ArgumentKind.Keyword).Select(a => Value.Of(a.Name!)).ToArray();
        if (names.Length == 0)
        {
            return false;
        }

        _code.EmitConstant(Value.Of(new TupleObject(names)), call.Line);
        return true;
    }

    private void CompileSpread(CallExpression call)
    {
        var positional = call.Arguments.Where(a => a.Kind is ArgumentKind.Positional or ArgumentKind.Star)
            .Select(a => a.Kind == ArgumentKind.Star ? new StarredExpression(a.Value.Line, a.Value) : a.Value).ToList();
        _expressions.Compile(new DisplayExpression(call.Line, DisplayKind.Tuple, positional));
        var hasKeywords = false;
        foreach (var argument in call.Arguments.Where(a => a.Kind is ArgumentKind.Keyword or ArgumentKind.DoubleStar))
        {
            if (!hasKeywords)
            {
                _code.Emit(Op.BuildDict, 0, call.Line);
            }

            hasKeywords = true;
            if (argument.Kind == ArgumentKind.Keyword)
            {
                _code.EmitConstant(Value.Of(argument.Name!), call.Line);
                _expressions.Compile(argument.Value);
                _code.Emit(Op.BuildDict, 1, call.Line);
            }
            else
            {
                _expressions.Compile(argument.Value);
            }

            _code.Emit(Op.DictMerge, 1, call.Line);
        }

        _code.Emit(Op.CallSpread, hasKeywords ? 1 : 0, call.Line);
    }
}
