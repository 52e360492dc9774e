namespace Rtos.MicroPython;

/// <content>Calls.</content>
internal sealed partial class BodyCompiler
{
    private static bool HasSpread(CallExpression call) => call.Arguments.Exists(a => a.Kind is ArgumentKind.Star or ArgumentKind.DoubleStar);

    // The call that comes next, if it is one of the attribute that is compiled now.
    private static CallExpression? TakeMethodCall(Stack<Expression> pending) =>
        pending.TryPeek(out var next) && next is CallExpression call && !HasSpread(call) ? (CallExpression)pending.Pop() : null;

    // `super()` is a call with the class and the first argument; `super().method(…)` makes no object.
    private bool CompileSuper(Expression innermost, Stack<Expression> pending)
    {
        if (innermost is not NameExpression { Id: "super" } || _scope.Kind != ScopeKind.Function || _scope.FirstParameter is not { } self
            || pending.Peek() is not CallExpression { Arguments.Count: 0 } call || _scope.Find("super").Place != NamePlace.Global)
        {
            return false;
        }

        pending.Pop();
        if (pending.TryPeek(out var next) && next is AttributeExpression attribute)
        {
            pending.Pop();
            if (TakeMethodCall(pending) is { } method)
            {
                Load("__class__", call.Line);
                Load(self, call.Line);
                _code.EmitName(Op.LoadSuperMethod, attribute.Name, method.Line);
                CompileMethodArguments(method);
                return true;
            }

            pending.Push(attribute);
        }

        Load("super", call.Line);
        Load("__class__", call.Line);
        Load(self, call.Line);
        _code.Emit(Op.Call, 2, call.Line);
        return true;
    }

    private void CompileMethodArguments(CallExpression call)
    {
        var hasKeywords = CompilePlainArguments(call);
        _code.Emit(hasKeywords ? Op.CallMethodKeyword : Op.CallMethod, call.Arguments.Count, call.Line);
    }

    private void CompileCall(CallExpression call)
    {
        if (HasSpread(call))
        {
            CompileSpread(call);
            return;
        }

        var hasKeywords = CompilePlainArguments(call);
        _code.Emit(hasKeywords ? Op.CallKeyword : Op.Call, call.Arguments.Count, call.Line);
    }

    // Those with names come last, for the parser has seen to it.
    private bool CompilePlainArguments(CallExpression call)
    {
        call.Arguments.ForEach(a => Compile(a.Value));
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
        Compile(new DisplayExpression(call.Line, DisplayKind.Tuple, positional));
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
                Compile(argument.Value);
                _code.Emit(Op.BuildDict, 1, call.Line);
            }
            else
            {
                Compile(argument.Value);
            }

            _code.Emit(Op.DictMerge, 1, call.Line);
        }

        _code.Emit(Op.CallSpread, hasKeywords ? 1 : 0, call.Line);
    }
}
