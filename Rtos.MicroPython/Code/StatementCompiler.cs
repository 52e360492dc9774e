namespace Rtos.MicroPython;

/// <summary>Compiles statements; those with blocks recurse into it.</summary>
internal sealed class StatementCompiler
{
    private readonly BodyCode _body;
    private readonly Emitter _code;
    private readonly ExpressionCompiler _expressions;
    private readonly ConditionCompiler _conditions;
    private readonly AssignmentCompiler _assignments;
    private readonly ImportCompiler _imports;
    private readonly DefinitionCompiler _definitions;
    private readonly FlowCompiler _flow;
    private readonly ExceptionCompiler _exceptions;

    internal StatementCompiler(BodyCode body)
    {
        _body = body;
        _code = body.Code;
        _expressions = new ExpressionCompiler(body);
        _conditions = new ConditionCompiler(body, _expressions);
        _assignments = new AssignmentCompiler(body, _expressions);
        _imports = new ImportCompiler(body);
        _definitions = new DefinitionCompiler(body, _expressions);
        var blocks = new BlockStack(body.Code);
        _flow = new FlowCompiler(body, blocks, _expressions, this);
        _exceptions = new ExceptionCompiler(body, blocks, _expressions, this);
    }

    /// <summary>Compiles statements; unreachable ones are left out.</summary>
    internal void Compile(List<Statement> statements)
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
            case AssignStatement s: _assignments.Compile(s); break;
            case AugmentedAssignStatement s: _assignments.Compile(s); break;
            case DeleteStatement s: _assignments.CompileDelete(s.Target); break;
            case BreakStatement or ContinueStatement: _flow.CompileLeaveLoop(statement); break;
            case ReturnStatement s: _flow.Compile(s); break;
            case RaiseStatement s: Compile(s); break;
            case AssertStatement s: Compile(s); break;
            case ImportStatement s: _imports.Compile(s); break;
            case ImportFromStatement s: _imports.Compile(s); break;
            case IfStatement s: _flow.Compile(s); break;
            case WhileStatement s: _flow.Compile(s); break;
            case ForStatement s: _flow.Compile(s); break;
            case TryStatement s: _exceptions.Compile(s); break;
            case WithStatement s: _exceptions.Compile(s); break;
            case FunctionDefinition s: _definitions.Compile(s); break;
            case ClassDefinition s: _definitions.Compile(s); break;
        }
    }

    private void Compile(ExpressionStatement statement)
    {
        var isPrinted = _body.Settings.Mode == CompileMode.Prompt && _body.Scope.Kind == ScopeKind.Module;
        if (!isPrinted && statement.Value is ConstantExpression or EllipsisLiteral)
        {
            return;
        }

        _expressions.Compile(statement.Value);
        _code.Emit(isPrinted ? Op.PrintExpression : Op.Pop, 0, statement.Line);
    }

    private void Compile(RaiseStatement statement)
    {
        if (statement.Exception is null)
        {
            _exceptions.CompileRaiseAgain(statement.Line);
            return;
        }

        _expressions.Compile(statement.Exception);
        if (statement.Cause is not null)
        {
            _expressions.Compile(statement.Cause);
        }

        _code.Emit(Op.Raise, statement.Cause is null ? 1 : 2, statement.Line);
    }

    private void Compile(AssertStatement statement)
    {
        if (ConditionCompiler.TruthOf(statement.Test) == true)
        {
            return;
        }

        var end = new Label();
        _conditions.CompileCondition(statement.Test, jumpIf: true, end);
        if (statement.Message is not null)
        {
            _expressions.Compile(statement.Message);
        }

        _code.Emit(Op.RaiseAssertion, statement.Message is null ? 0 : 1, statement.Line);
        _code.Bind(end);
    }
}
