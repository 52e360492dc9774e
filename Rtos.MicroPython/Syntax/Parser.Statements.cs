namespace Rtos.MicroPython;

/// <content>Simple statements.</content>
internal sealed partial class Parser
{
    // All statements of a line, or one compound statement.
    private void ParseStatement(List<Statement> into)
    {
        if (ParseCompound() is { } compound)
        {
            into.Add(compound);
        }
        else
        {
            ParseSimpleLine(into);
        }
    }

    private void ParseSimpleLine(List<Statement> into)
    {
        do
        {
            if (Current.Kind is TokenKind.Newline or TokenKind.End)
            {
                break;
            }

            ParseSimple(into);
        }
        while (Accept(";"));
        ExpectLineEnd();
    }

    private void ParseSimple(List<Statement> into)
    {
        var line = Line;
        switch (Current.Kind == TokenKind.Keyword ? Current.Text : string.Empty)
        {
            case "pass": Advance(); into.Add(new PassStatement(line)); break;
            case "break": Advance(); into.Add(new BreakStatement(line)); break;
            case "continue": Advance(); into.Add(new ContinueStatement(line)); break;
            case "return": Advance(); into.Add(new ReturnStatement(line, IsStatementEnd ? null : ParseTestList())); break;
            case "raise": Advance(); into.Add(ParseRaise(line)); break;
            case "global" or "nonlocal": into.Add(ParseScopeDeclaration(line)); break;
            case "assert": Advance(); into.Add(new AssertStatement(line, ParseTest(), Accept(",") ? ParseTest() : null)); break;
            case "del": Advance(); ParseDelete(into); break;
            case "import": Advance(); ParseImport(into, line); break;
            case "from": Advance(); into.Add(ParseFrom(line)); break;
            default: into.Add(ParseExpressionStatement(line)); break;
        }
    }

    private bool IsStatementEnd => Current.Kind is TokenKind.Newline or TokenKind.End || Is(";");

    private RaiseStatement ParseRaise(SourcePlace line)
    {
        if (IsStatementEnd)
        {
            return new RaiseStatement(line, null, null);
        }

        var exception = ParseTest();
        return new RaiseStatement(line, exception, Accept("from") ? ParseTest() : null);
    }

    private ScopeDeclaration ParseScopeDeclaration(SourcePlace line)
    {
        var isGlobal = Is("global");
        var names = new List<string>();
        do
        {
            Advance();
            names.Add(ExpectName());
        }
        while (Is(","));
        return new ScopeDeclaration(line, isGlobal, names);
    }

    private void ParseDelete(List<Statement> into)
    {
        var line = Line;
        var targets = ParseTargets();
        RequireDeletable(targets);
        into.Add(new DeleteStatement(line, targets));
    }

    private void RequireDeletable(Expression target)
    {
        switch (target)
        {
            case NameExpression or AttributeExpression or SubscriptExpression:
                break;
            case DisplayExpression { Kind: DisplayKind.Tuple or DisplayKind.List } display:
                display.Items.ForEach(RequireDeletable);
                break;
            default:
                Refuse(target.Line, "can't delete expression");
                break;
        }
    }

    private Statement ParseExpressionStatement(SourcePlace line)
    {
        RefuseMatch();
        var first = ParseValue();
        if (Current.Kind == TokenKind.Operator && BinaryOperators.FindAugmented(Current.Text) is { } op)
        {
            Advance();
            RequireSimpleTarget(first);
            return new AugmentedAssignStatement(line, first, op, ParseValue());
        }

        if (Accept(":"))
        {
            return ParseAnnotated(line, first);
        }

        if (!Is("="))
        {
            return new ExpressionStatement(line, first);
        }

        var targets = new List<Expression>();
        while (Accept("="))
        {
            RequireTarget(first);
            targets.Add(first);
            first = ParseValue();
        }

        return new AssignStatement(line, targets, first);
    }

    private Expression ParseValue() => Is("yield") ? ParseYield() : ParseTestList();

    // Annotations say nothing to MicroPython.
    private Statement ParseAnnotated(SourcePlace line, Expression target)
    {
        RequireSimpleTarget(target);
        ParseTest();
        return Accept("=") ? new AssignStatement(line, [target], ParseValue()) : new PassStatement(line);
    }

    private void RequireSimpleTarget(Expression target)
    {
        if (target is not (NameExpression or AttributeExpression or SubscriptExpression))
        {
            Refuse(target.Line, "can't assign to expression");
        }
    }

    private void RequireTarget(Expression target)
    {
        if (target is not DisplayExpression { Kind: DisplayKind.Tuple or DisplayKind.List } display)
        {
            RequireSimpleTarget(target);
            return;
        }

        var star = -1;
        for (var i = 0; i < display.Items.Count; i++)
        {
            if (display.Items[i] is StarredExpression starred)
            {
                if (star >= 0)
                {
                    Refuse(starred.Line, "multiple *x in assignment");
                }

                star = i;
                RequireTarget(starred.Value);
            }
            else
            {
                RequireTarget(display.Items[i]);
            }
        }

        if (star > byte.MaxValue || (star >= 0 && display.Items.Count - star - 1 > byte.MaxValue))
        {
            Refuse(display.Line, "too many targets beside *x");
        }
    }

    private void ParseImport(List<Statement> into, SourcePlace line)
    {
        do
        {
            var module = ParseDottedName();
            into.Add(new ImportStatement(line, module, Accept("as") ? ExpectName() : null));
        }
        while (Accept(","));
    }

    private string ParseDottedName()
    {
        var first = ExpectName();
        if (!Is("."))
        {
            return first;
        }

        var parts = new List<string> { first };
        while (Accept("."))
        {
            parts.Add(ExpectName());
        }

        return string.Join('.', parts);
    }

    private ImportFromStatement ParseFrom(SourcePlace line)
    {
        var level = 0;
        for (; Is(".") || Is("..."); Advance())
        {
            level += Current.Text.Length;
        }

        var module = level > 0 && Is("import") ? string.Empty : ParseDottedName();
        Expect("import");
        var names = new List<(string Name, string Alias)>();
        if (Accept("*"))
        {
            return new ImportFromStatement(line, level, module, names);
        }

        var isInBrackets = Accept("(");
        do
        {
            if (isInBrackets && names.Count > 0 && Is(")"))
            {
                break;
            }

            var name = ExpectName();
            names.Add((name, Accept("as") ? ExpectName() : name));
        }
        while (Accept(","));
        if (isInBrackets)
        {
            Expect(")");
        }

        return new ImportFromStatement(line, level, module, names);
    }

    // `match` is a name, except where a statement that begins with it can be nothing else.
    private void RefuseMatch()
    {
        if (Current is not { Kind: TokenKind.Name, Text: "match" })
        {
            return;
        }

        var next = _tokens[_at + 1];
        var isStatement = next.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.Bytes or TokenKind.Format;
        if (isStatement || (next.Kind == TokenKind.Operator && next.Text is "(" or "[" or "{" or "-" or "*" or "~" && LineOpensBlock()))
        {
            throw Fail(Line, "'match' is not supported");
        }
    }

    private bool LineOpensBlock()
    {
        var end = _at;
        while (end + 1 < _tokens.Count && _tokens[end].Kind is not (TokenKind.Newline or TokenKind.End))
        {
            end++;
        }

        return _tokens[end - 1] is { Kind: TokenKind.Operator, Text: ":" };
    }
}
