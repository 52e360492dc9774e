namespace Rtos.MicroPython;

/// <summary>Reads statements without blocks.</summary>
internal sealed class SimpleStatementParser(TokenReader reader, ExpressionParser expressions)
{
    private readonly TokenReader _reader = reader;
    private readonly ExpressionParser _expressions = expressions;
    private readonly ImportParser _imports = new(reader);

    /// <summary>The statements of a line.</summary>
    internal void ParseLine(List<Statement> into)
    {
        do
        {
            if (_reader.Current.Kind is TokenKind.Newline or TokenKind.End)
            {
                break;
            }

            ParseSimple(into);
        }
        while (_reader.Accept(";"));
        _reader.ExpectLineEnd();
    }

    private void ParseSimple(List<Statement> into)
    {
        var line = _reader.Line;
        switch (_reader.Current.Kind == TokenKind.Keyword ? _reader.Current.Text : string.Empty)
        {
            case "pass": _reader.Advance(); into.Add(new PassStatement(line)); break;
            case "break": _reader.Advance(); into.Add(new BreakStatement(line)); break;
            case "continue": _reader.Advance(); into.Add(new ContinueStatement(line)); break;
            case "return": _reader.Advance(); into.Add(new ReturnStatement(line, _reader.IsStatementEnd ? null : _expressions.ParseTestList())); break;
            case "raise": _reader.Advance(); into.Add(ParseRaise(line)); break;
            case "global" or "nonlocal": into.Add(ParseScopeDeclaration(line)); break;
            case "assert": _reader.Advance(); into.Add(new AssertStatement(line, _expressions.ParseTest(), _reader.Accept(",") ? _expressions.ParseTest() : null)); break;
            case "del": _reader.Advance(); ParseDelete(into); break;
            case "import": _reader.Advance(); _imports.ParseImport(into, line); break;
            case "from": _reader.Advance(); into.Add(_imports.ParseFrom(line)); break;
            default: into.Add(ParseExpressionStatement(line)); break;
        }
    }

    private RaiseStatement ParseRaise(SourcePlace line)
    {
        if (_reader.IsStatementEnd)
        {
            return new RaiseStatement(line, null, null);
        }

        var exception = _expressions.ParseTest();
        return new RaiseStatement(line, exception, _reader.Accept("from") ? _expressions.ParseTest() : null);
    }

    private ScopeDeclaration ParseScopeDeclaration(SourcePlace line)
    {
        var isGlobal = _reader.Is("global");
        var names = new List<string>();
        do
        {
            _reader.Advance();
            names.Add(_reader.ExpectName());
        }
        while (_reader.Is(","));
        return new ScopeDeclaration(line, isGlobal, names);
    }

    private void ParseDelete(List<Statement> into)
    {
        var line = _reader.Line;
        var targets = _expressions.ParseTargets();
        TargetRules.RequireDeletable(_reader, targets);
        into.Add(new DeleteStatement(line, targets));
    }

    private Statement ParseExpressionStatement(SourcePlace line)
    {
        RefuseMatch();
        var first = _expressions.ParseValue();
        if (_reader.Current.Kind == TokenKind.Operator && BinaryOperators.FindAugmented(_reader.Current.Text) is { } op)
        {
            _reader.Advance();
            TargetRules.RequireSimpleTarget(_reader, first);
            return new AugmentedAssignStatement(line, first, op, _expressions.ParseValue());
        }

        if (_reader.Accept(":"))
        {
            return ParseAnnotated(line, first);
        }

        if (!_reader.Is("="))
        {
            return new ExpressionStatement(line, first);
        }

        var targets = new List<Expression>();
        while (_reader.Accept("="))
        {
            TargetRules.RequireTarget(_reader, first);
            targets.Add(first);
            first = _expressions.ParseValue();
        }

        return new AssignStatement(line, targets, first);
    }

    // Annotations have no meaning in MicroPython.
    private Statement ParseAnnotated(SourcePlace line, Expression target)
    {
        TargetRules.RequireSimpleTarget(_reader, target);
        _expressions.ParseTest();
        return _reader.Accept("=") ? new AssignStatement(line, [target], _expressions.ParseValue()) : new PassStatement(line);
    }

    // `match` is a name, except where a statement that begins with it can be nothing else.
    private void RefuseMatch()
    {
        if (_reader.Current is not { Kind: TokenKind.Name, Text: "match" })
        {
            return;
        }

        var next = _reader.Ahead[1];
        var isStatement = next.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.Bytes or TokenKind.Format;
        if (isStatement || (next.Kind == TokenKind.Operator && next.Text is "(" or "[" or "{" or "-" or "*" or "~" && LineOpensBlock()))
        {
            throw _reader.Fail(_reader.Line, "'match' is not supported");
        }
    }

    private bool LineOpensBlock()
    {
        var tokens = _reader.Ahead;
        var end = 0;
        while (end + 1 < tokens.Length && tokens[end].Kind is not (TokenKind.Newline or TokenKind.End))
        {
            end++;
        }

        return tokens[end - 1] is { Kind: TokenKind.Operator, Text: ":" };
    }
}
