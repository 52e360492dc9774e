namespace Rtos.MicroPython;

/// <summary>Walks the tree once: makes the scopes, records every name, and refuses statements in invalid places.</summary>
internal sealed partial class Analysis
{
    private readonly string _file;
    private readonly List<(Scope Scope, List<(string Name, SourcePlace Line)> Nonlocals)> _scopes = [];
    private Scope _scope;
    private List<(string Name, SourcePlace Line)> _nonlocals;
    private int _loops;
    private bool _returns;
    private ExceptClause? _clause;

    private Analysis(string file)
    {
        _file = file;
        _nonlocals = [];
        _scope = new Scope(ScopeKind.Module, null, "<module>");
        _scopes.Add((_scope, _nonlocals));
    }

    /// <summary>The scope of a module; those of the bodies in it are attached to the tree.</summary>
    internal static Scope Of(List<Statement> module, string file, bool isExpression)
    {
        var analysis = new Analysis(file) { _returns = isExpression };
        var scope = analysis._scope;
        analysis.Visit(module);
        analysis.Resolve();
        return scope;
    }

    private void Resolve()
    {
        foreach (var (scope, nonlocals) in _scopes)
        {
            if (scope.Resolve() is { } missing)
            {
                throw Fail(nonlocals.Find(n => n.Name == missing).Line, "no binding for nonlocal found");
            }
        }
    }

    private ScriptSyntaxException Fail(SourcePlace line, string message) => new(_file, line, message);

    // The inner body begins without loops and clauses around it.
    private Scope Inside(ScopeKind kind, string name, Action<Scope> visit)
    {
        var (scope, nonlocals, loops, clause) = (_scope, _nonlocals, _loops, _clause);
        var inner = new Scope(kind, _scope, name);
        (_scope, _nonlocals, _loops, _clause) = (inner, [], 0, null);
        _scopes.Add((_scope, _nonlocals));
        visit(inner);
        (_scope, _nonlocals, _loops, _clause) = (scope, nonlocals, loops, clause);
        return inner;
    }

    private void Visit(List<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Visit(statement);
        }
    }

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement s: Visit(s.Value); break;
            case AssignStatement s:
                Visit(s.Value);
                s.Targets.ForEach(Bind);
                break;
            case AugmentedAssignStatement s:
                Visit(s.Value);
                Bind(s.Target);
                break;
            case DeleteStatement s: Bind(s.Target); break;
            case RaiseStatement s: VisitRaise(s); break;
            case AssertStatement s: VisitAll([s.Test, s.Message]); break;
            case BreakStatement or ContinueStatement: RequireLoop(statement.Line); break;
            case ReturnStatement s: VisitReturn(s); break;
            case ScopeDeclaration s: VisitDeclaration(s); break;
            case ImportStatement s: _scope.Bind(s.Alias ?? FirstPart(s.Module)); break;
            case ImportFromStatement s: VisitImport(s); break;
            default: VisitCompound(statement); break;
        }
    }

    internal static string FirstPart(string module) =>
        module.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? module[..dot] : module;

    private void VisitRaise(RaiseStatement statement)
    {
        VisitAll([statement.Exception, statement.Cause]);
        if (statement.Exception is null && _clause is not null)
        {
            _clause.RaisesAgain = true;
        }
    }

    private void RequireLoop(SourcePlace line)
    {
        if (_loops == 0)
        {
            throw Fail(line, "'break'/'continue' outside loop");
        }
    }

    private void VisitReturn(ReturnStatement statement)
    {
        if (_scope.Kind != ScopeKind.Function && !_returns)
        {
            throw Fail(statement.Line, "'return' outside function");
        }

        Visit(statement.Value);
    }

    private void VisitDeclaration(ScopeDeclaration statement)
    {
        foreach (var name in statement.Names)
        {
            if (_scope.Declare(name, statement.IsGlobal) is { } wrong)
            {
                throw Fail(statement.Line, wrong);
            }

            _nonlocals.Add((name, statement.Line));
        }
    }

    private void VisitImport(ImportFromStatement statement)
    {
        if (statement.Names.Count == 0 && _scope.Kind != ScopeKind.Module)
        {
            throw Fail(statement.Line, "import * not at module level");
        }

        foreach (var (_, alias) in statement.Names)
        {
            _scope.Bind(alias);
        }
    }

    private void VisitCompound(Statement statement)
    {
        switch (statement)
        {
            case IfStatement s:
                foreach (var (test, body) in s.Branches)
                {
                    Visit(test);
                    Visit(body);
                }

                Visit(s.Otherwise);
                break;
            case WhileStatement s:
                Visit(s.Test);
                VisitLoop(s.Body, s.Otherwise);
                break;
            case ForStatement s:
                Visit(s.Iterable);
                Bind(s.Target);
                VisitLoop(s.Body, s.Otherwise);
                break;
            case TryStatement s: VisitTry(s); break;
            case WithStatement s:
                foreach (var (manager, target) in s.Items)
                {
                    Visit(manager);
                    Bind(target);
                }

                Visit(s.Body);
                break;
            case FunctionDefinition s:
                s.Decorators.ForEach(Visit);
                _scope.Bind(s.Function.Name);
                VisitFunction(s.Function);
                break;
            case ClassDefinition s: VisitClass(s); break;
        }
    }

    private void VisitLoop(List<Statement> body, List<Statement> otherwise)
    {
        _loops++;
        Visit(body);
        _loops--;
        Visit(otherwise);
    }

    private void VisitTry(TryStatement statement)
    {
        Visit(statement.Body);
        var outer = _clause;
        foreach (var clause in statement.Clauses)
        {
            Visit(clause.Type);
            if (clause.Name is not null)
            {
                _scope.Bind(clause.Name);
            }

            _clause = clause;
            Visit(clause.Body);
            _clause = outer;
        }

        Visit(statement.Otherwise);
        Visit(statement.Final);
    }

    private void VisitFunction(FunctionNode function)
    {
        foreach (var parameter in function.Parameters)
        {
            Visit(parameter.Default);
        }

        function.Scope = Inside(ScopeKind.Function, function.Name, scope =>
        {
            foreach (var kind in (ReadOnlySpan<ParameterKind>)[ParameterKind.PositionalOnly, ParameterKind.Positional, ParameterKind.KeywordOnly,
                ParameterKind.VarArgs, ParameterKind.VarKeywords])
            {
                foreach (var parameter in function.Parameters)
                {
                    if (parameter.Kind == kind)
                    {
                        scope.AddParameter(parameter.Name);
                    }
                }
            }

            Visit(function.Body);
        });
    }

    private void VisitClass(ClassDefinition statement)
    {
        statement.Decorators.ForEach(Visit);
        statement.Bases.ForEach(b => Visit(b.Value));
        _scope.Bind(statement.Name);
        statement.Scope = Inside(ScopeKind.Class, statement.Name, _ => Visit(statement.Body));
    }
}
