namespace Rtos.MicroPython;

/// <content>Expressions.</content>
internal sealed partial class Analysis
{
    private void VisitAll(ReadOnlySpan<Expression?> expressions)
    {
        foreach (var expression in expressions)
        {
            Visit(expression);
        }
    }

    // The left operand may be nested thousands deep: it is walked in a loop, from the outside in.
    private void Visit(Expression? expression)
    {
        for (; expression is not null; expression = expression.Left)
        {
            if (expression is CallExpression { Left: NameExpression { Id: "super" }, Arguments.Count: 0 })
            {
                VisitSuper(expression.Line);
            }

            VisitParts(expression);
        }
    }

    private void VisitSuper(SourcePlace line)
    {
        if (_scope.Kind == ScopeKind.Function)
        {
            _scope.Use("__class__");
            if (_scope.FirstParameter is null)
            {
                throw Fail(line, "super() can't find self");
            }
        }
    }

    private void VisitParts(Expression expression)
    {
        switch (expression)
        {
            case NameExpression e: _scope.Use(e.Id); break;
            case FormatString e: e.Parts.ForEach(Visit); break;
            case FormatField e: VisitAll([e.Value, e.Spec]); break;
            case UnaryExpression e: Visit(e.Operand); break;
            case BinaryExpression e: Visit(e.Right); break;
            case ComparisonExpression e:
                Visit(e.First);
                e.Rest.ForEach(r => Visit(r.Right));
                break;
            case LogicalExpression e: e.Items.ForEach(Visit); break;
            case ConditionalExpression e: VisitAll([e.Test, e.Then, e.Otherwise]); break;
            case LambdaExpression e: VisitFunction(e.Function); break;
            case CallExpression e: e.Arguments.ForEach(a => Visit(a.Value)); break;
            case SubscriptExpression e: Visit(e.Index); break;
            case SliceExpression e: VisitAll([e.Start, e.Stop, e.Step]); break;
            case DisplayExpression e: e.Items.ForEach(Visit); break;
            case DictDisplayExpression e: e.Entries.ForEach(entry => VisitAll([entry.Key, entry.Value])); break;
            case StarredExpression e: Visit(e.Value); break;
            case ComprehensionExpression e: VisitComprehension(e); break;
            case WalrusExpression e: VisitWalrus(e); break;
            case YieldExpression e: VisitYield(e); break;
        }
    }

    private void VisitWalrus(WalrusExpression expression)
    {
        Visit(expression.Value);
        if (!_scope.BindOutside(expression.Name))
        {
            throw Fail(expression.Line, "can't assign to expression");
        }
    }

    private void VisitYield(YieldExpression expression)
    {
        if (_scope.Kind != ScopeKind.Function)
        {
            throw Fail(expression.Line, "'yield' outside function");
        }

        _scope.IsGenerator = true;
        Visit(expression.Value);
    }

    // The first iterable is evaluated outside, everything else inside.
    private void VisitComprehension(ComprehensionExpression expression)
    {
        Visit(expression.Clauses[0].Iterable);
        expression.Scope = Inside(ScopeKind.Comprehension, NameOf(expression.Kind), scope =>
        {
            scope.AddParameter(".0");
            scope.IsGenerator = expression.Kind == ComprehensionKind.Generator;
            for (var i = 0; i < expression.Clauses.Count; i++)
            {
                var clause = expression.Clauses[i];
                Visit(i == 0 ? null : clause.Iterable);
                Bind(clause.Target);
                clause.Conditions.ForEach(Visit);
            }

            VisitAll([expression.Element, expression.Value]);
        });
    }

    private static string NameOf(ComprehensionKind kind) => kind switch
    {
        ComprehensionKind.List => "<listcomp>",
        ComprehensionKind.Set => "<setcomp>",
        ComprehensionKind.Dict => "<dictcomp>",
        _ => "<genexpr>",
    };

    // A target: its names are bound, the rest of it is evaluated.
    private void Bind(Expression? target)
    {
        switch (target)
        {
            case NameExpression name: _scope.Bind(name.Id); break;
            case DisplayExpression display: display.Items.ForEach(Bind); break;
            case StarredExpression starred: Bind(starred.Value); break;
            default: Visit(target); break;
        }
    }
}
