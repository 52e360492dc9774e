namespace Rtos.MicroPython;

/// <summary>Compiles function objects: the values of their defaults, the cells that they share, their code.</summary>
internal sealed class FunctionCompiler(BodyCode body, ExpressionCompiler expressions)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;

    /// <summary>A function or a lambda: its defaults, then the function.</summary>
    internal void CompileFunction(FunctionNode function)
    {
        var line = function.Line;
        var flags = CompileDefaults(function.Parameters, line) | CompileKeywordDefaults(function.Parameters, line);
        MakeFunction(() => new BodyCompiler(function.Scope!, _body.Settings).Function(function), function.Scope!, flags, line);
    }

    private int CompileDefaults(List<ParameterNode> parameters, SourcePlace line)
    {
        var values = parameters.Where(p => p.Kind <= ParameterKind.Positional && p.Default is not null).Select(p => p.Default!).ToList();
        if (values.Count == 0)
        {
            return 0;
        }

        _expressions.Compile(new DisplayExpression(line, DisplayKind.Tuple, values));
        return 1;
    }

    private int CompileKeywordDefaults(List<ParameterNode> parameters, SourcePlace line)
    {
        var entries = parameters.Where(p => p.Kind == ParameterKind.KeywordOnly && p.Default is not null)
            .Select(p => ((Expression?)new ConstantExpression(line, Value.Of(p.Name)), p.Default!)).ToList();
        if (entries.Count == 0)
        {
            return 0;
        }

        _expressions.Compile(new DictDisplayExpression(line, entries));
        return 2;
    }

    /// <summary>Makes a function from code. Unreachable code is not compiled at all.</summary>
    internal void MakeFunction(Func<CodeObject> compile, Scope scope, int flags, int line)
    {
        if (!_code.IsReachable)
        {
            return;
        }

        if (scope.FreeNames.Count > 0)
        {
            scope.FreeNames.ForEach(name => _body.LoadClosure(name, line));
            _code.Emit(Op.BuildTuple, scope.FreeNames.Count, line);
            flags |= 4;
        }

        _code.Emit(Op.MakeFunction, (_code.Constant(new Value(compile())) << 3) | flags, line);
    }
}
