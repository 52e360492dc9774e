namespace Rtos.MicroPython;

/// <summary>Parses statements; those with blocks itself.</summary>
internal sealed class StatementParser
{
    private readonly TokenReader _reader;
    private readonly ExpressionParser _expressions;
    private readonly SimpleStatementParser _simple;
    private readonly ParameterParser _parameters;
    private readonly ArgumentParser _arguments;

    internal StatementParser(TokenReader reader)
    {
        _reader = reader;
        _expressions = new ExpressionParser(reader);
        _simple = new SimpleStatementParser(reader, _expressions);
        _parameters = new ParameterParser(reader, _expressions);
        _arguments = new ArgumentParser(reader, _expressions);
    }

    /// <summary>All statements of a line, or one compound statement.</summary>
    internal void ParseStatement(List<Statement> into)
    {
        if (ParseCompound() is { } compound)
        {
            into.Add(compound);
        }
        else
        {
            _simple.ParseLine(into);
        }
    }

    // Null when there is no compound statement here.
    private Statement? ParseCompound()
    {
        var line = _reader.Line;
        var isDecorated = _reader.Is("@");
        if (!isDecorated && (_reader.Current.Kind != TokenKind.Keyword || _reader.Current.Text is not ("if" or "while" or "for" or "try" or "with" or "def" or "class")))
        {
            return null;
        }

        _reader.Enter();
        var word = _reader.Current.Text;
        _reader.Advance();
        Statement statement = word switch
        {
            "if" => ParseIf(line),
            "while" => ParseWhile(line),
            "for" => ParseFor(line),
            "try" => ParseTry(line),
            "with" => ParseWith(line),
            "def" => ParseFunction(line, []),
            "class" => ParseClass(line, []),
            _ => ParseDecorated(),
        };
        _reader.Leave();
        return statement;
    }

    private List<Statement> ParseBlock()
    {
        _reader.Expect(":");
        var body = new List<Statement>();
        if (!_reader.AcceptKind(TokenKind.Newline))
        {
            if (_reader.IsStatementEnd)
            {
                throw _reader.Fail();
            }

            _simple.ParseLine(body);
            return body;
        }

        if (!_reader.AcceptKind(TokenKind.Indent))
        {
            throw _reader.Fail();
        }

        while (!_reader.AcceptKind(TokenKind.Dedent))
        {
            ParseStatement(body);
        }

        return body;
    }

    private List<Statement> ParseElse() => _reader.Accept("else") ? ParseBlock() : [];

    private IfStatement ParseIf(SourcePlace line)
    {
        var branches = new List<(Expression Test, List<Statement> Body)>();
        do
        {
            var test = _expressions.ParseNamed();
            branches.Add((test, ParseBlock()));
        }
        while (_reader.Accept("elif"));
        return new IfStatement(line, branches, ParseElse());
    }

    private WhileStatement ParseWhile(SourcePlace line)
    {
        var test = _expressions.ParseNamed();
        var body = ParseBlock();
        return new WhileStatement(line, test, body, ParseElse());
    }

    private ForStatement ParseFor(SourcePlace line)
    {
        var target = _expressions.ParseTargets();
        TargetRules.RequireTarget(_reader, target);
        _reader.Expect("in");
        var iterable = _expressions.ParseTestList();
        var body = ParseBlock();
        return new ForStatement(line, target, iterable, body, ParseElse());
    }

    private TryStatement ParseTry(SourcePlace line)
    {
        var body = ParseBlock();
        var clauses = new List<ExceptClause>();
        for (var clauseLine = _reader.Line; _reader.Accept("except"); clauseLine = _reader.Line)
        {
            if (clauses.Count > 0 && clauses[^1].Type is null)
            {
                _reader.Refuse(clauses[^1].Line, "default 'except' must be last");
            }

            var type = _reader.Is(":") ? null : _expressions.ParseTest();
            var name = type is not null && _reader.Accept("as") ? _reader.ExpectName() : null;
            clauses.Add(new ExceptClause(clauseLine, type, name, ParseBlock()));
        }

        var otherwise = clauses.Count > 0 ? ParseElse() : [];
        var final = _reader.Accept("finally") ? ParseBlock() : [];
        return clauses.Count > 0 || final.Count > 0 ? new TryStatement(line, body, clauses, otherwise, final) : throw _reader.Fail();
    }

    private WithStatement ParseWith(SourcePlace line)
    {
        var isInBrackets = _reader.Is("(") && IsBracketedWith();
        if (isInBrackets)
        {
            _reader.Advance();
        }

        var items = new List<(Expression Manager, Expression? Target)>();
        do
        {
            if (isInBrackets && items.Count > 0 && _reader.Is(")"))
            {
                break;
            }

            var manager = _expressions.ParseTest();
            var target = _reader.Accept("as") ? _expressions.ParseTarget() : null;
            if (target is not null)
            {
                TargetRules.RequireTarget(_reader, target);
            }

            items.Add((manager, target));
        }
        while (_reader.Accept(","));
        if (isInBrackets)
        {
            _reader.Expect(")");
        }

        return new WithStatement(line, items, ParseBlock());
    }

    // `with (a as b, c as d):` against `with (a, b):` and `with (a) as b:`: it is the first if an `as` is directly in the brackets.
    private bool IsBracketedWith()
    {
        var depth = 0;
        foreach (var token in _reader.Ahead)
        {
            if (token.Kind is TokenKind.Newline or TokenKind.End or TokenKind.Error)
            {
                break;
            }

            var text = token.Kind is TokenKind.Operator or TokenKind.Keyword ? token.Text : string.Empty;
            depth += text is "(" or "[" or "{" ? 1 : text is ")" or "]" or "}" ? -1 : 0;
            if (depth == 0 || (depth == 1 && text == "as"))
            {
                return depth == 1;
            }
        }

        return false;
    }

    private Statement ParseDecorated()
    {
        var decorators = new List<Expression>();
        do
        {
            var decorator = _expressions.ParseNamed();
            _reader.ExpectLineEnd();
            if (!IsEmitterName(decorator))
            {
                decorators.Add(decorator);
            }
        }
        while (_reader.Accept("@"));
        var line = _reader.Line;
        return _reader.Accept("def") ? ParseFunction(line, decorators) : _reader.Accept("class") ? ParseClass(line, decorators) : throw _reader.Fail();
    }

    // `@micropython.native` and the like are not values but directives for the compiler: those that only make code faster are ignored.
    private bool IsEmitterName(Expression decorator)
    {
        if (decorator is not AttributeExpression { Left: NameExpression { Id: "micropython" } } emitter)
        {
            return false;
        }

        return emitter.Name switch
        {
            "bytecode" or "native" => true,
            "viper" or "asm_thumb" or "asm_xtensa" or "asm_rv32" => throw _reader.Fail(decorator.Line, $"'@micropython.{emitter.Name}' is not supported"),
            _ => RefuseEmitter(decorator.Line),
        };
    }

    private bool RefuseEmitter(SourcePlace line)
    {
        _reader.Refuse(line, "invalid micropython decorator");
        return true;
    }

    private FunctionDefinition ParseFunction(SourcePlace line, List<Expression> decorators)
    {
        var name = _reader.ExpectName();
        _reader.Expect("(");
        var parameters = _parameters.Parse(")", hasAnnotations: true);
        _reader.Expect(")");
        if (_reader.Accept("->"))
        {
            _expressions.ParseTest();
        }

        return new FunctionDefinition(line, new FunctionNode(line, name, parameters, ParseBlock()), decorators);
    }

    private ClassDefinition ParseClass(SourcePlace line, List<Expression> decorators)
    {
        var name = _reader.ExpectName();
        var bases = _reader.Accept("(") ? _arguments.Parse() : [];
        foreach (var item in bases)
        {
            if (item.Kind is ArgumentKind.Star or ArgumentKind.DoubleStar)
            {
                throw _reader.Fail(item.Value.Line, "* and ** among the bases of a class are not supported");
            }
        }

        return new ClassDefinition(line, name, bases, ParseBlock(), decorators);
    }
}
