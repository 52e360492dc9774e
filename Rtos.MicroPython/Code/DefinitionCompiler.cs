namespace Rtos.MicroPython;

/// <summary>Compiles definitions of functions and classes, with their decorators.</summary>
internal sealed class DefinitionCompiler(BodyCode body, ExpressionCompiler expressions)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;
    private readonly FunctionCompiler _functions = new(body, expressions);

    /// <summary>A <c>def</c>.</summary>
    internal void Compile(FunctionDefinition statement)
    {
        statement.Decorators.ForEach(_expressions.Compile);
        _functions.CompileFunction(statement.Function);
        Decorate(statement.Decorators);
        _body.Store(statement.Function.Name, statement.Line);
    }

    private void Decorate(List<Expression> decorators)
    {
        for (var i = decorators.Count - 1; i >= 0; i--)
        {
            _code.Emit(Op.Call, 1, decorators[i].Line);
        }
    }

    /// <summary>A <c>class</c>.</summary>
    internal void Compile(ClassDefinition statement)
    {
        statement.Decorators.ForEach(_expressions.Compile);
        _functions.MakeFunction(() => new BodyCompiler(statement.Scope!, _body.Settings).Class(statement), statement.Scope!, 0, statement.Line);
        _code.EmitConstant(Value.Of(statement.Name), statement.Line);
        var bases = 0;
        foreach (var item in statement.Bases)
        {
            _expressions.Compile(item.Value);
            if (item.Kind == ArgumentKind.Keyword)
            {
                RefuseKeyword(statement.Line);
                return;
            }

            bases++;
        }

        _code.Emit(Op.BuildClass, bases, statement.Line);
        Decorate(statement.Decorators);
        _body.Store(statement.Name, statement.Line);
    }

    // MicroPython makes classes by a function without keywords: it fails when called, not before.
    private void RefuseKeyword(int line)
    {
        _code.EmitName(Op.LoadGlobal, "TypeError", line);
        _code.EmitConstant(Value.Of("function doesn't take keyword arguments"), line);
        _code.Emit(Op.Call, 1, line);
        _code.Emit(Op.Raise, 1, line);
    }
}
