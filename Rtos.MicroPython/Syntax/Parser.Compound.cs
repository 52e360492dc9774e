namespace Rtos.MicroPython;

/// <content>Statements with blocks.</content>
internal sealed partial class Parser
{
    // Null when there is no compound statement here.
    private Statement? ParseCompound()
    {
        var line = Line;
        var isDecorated = Is("@");
        if (!isDecorated && (Current.Kind != TokenKind.Keyword || Current.Text is not ("if" or "while" or "for" or "try" or "with" or "def" or "class")))
        {
            return null;
        }

        Enter();
        var word = Current.Text;
        Advance();
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
        Leave();
        return statement;
    }

    private List<Statement> ParseBlock()
    {
        Expect(":");
        var body = new List<Statement>();
        if (!AcceptKind(TokenKind.Newline))
        {
            if (IsStatementEnd)
            {
                throw Fail();
            }

            ParseSimpleLine(body);
            return body;
        }

        if (!AcceptKind(TokenKind.Indent))
        {
            throw Fail();
        }

        while (!AcceptKind(TokenKind.Dedent))
        {
            ParseStatement(body);
        }

        return body;
    }

    private List<Statement> ParseElse() => Accept("else") ? ParseBlock() : [];

    private IfStatement ParseIf(SourcePlace line)
    {
        var branches = new List<(Expression Test, List<Statement> Body)>();
        do
        {
            var test = ParseNamed();
            branches.Add((test, ParseBlock()));
        }
        while (Accept("elif"));
        return new IfStatement(line, branches, ParseElse());
    }

    private WhileStatement ParseWhile(SourcePlace line)
    {
        var test = ParseNamed();
        var body = ParseBlock();
        return new WhileStatement(line, test, body, ParseElse());
    }

    private ForStatement ParseFor(SourcePlace line)
    {
        var target = ParseTargets();
        RequireTarget(target);
        Expect("in");
        var iterable = ParseTestList();
        var body = ParseBlock();
        return new ForStatement(line, target, iterable, body, ParseElse());
    }

    private TryStatement ParseTry(SourcePlace line)
    {
        var body = ParseBlock();
        var clauses = new List<ExceptClause>();
        for (var clauseLine = Line; Accept("except"); clauseLine = Line)
        {
            if (clauses.Count > 0 && clauses[^1].Type is null)
            {
                Refuse(clauses[^1].Line, "default 'except' must be last");
            }

            var type = Is(":") ? null : ParseTest();
            var name = type is not null && Accept("as") ? ExpectName() : null;
            clauses.Add(new ExceptClause(clauseLine, type, name, ParseBlock()));
        }

        var otherwise = clauses.Count > 0 ? ParseElse() : [];
        var final = Accept("finally") ? ParseBlock() : [];
        return clauses.Count > 0 || final.Count > 0 ? new TryStatement(line, body, clauses, otherwise, final) : throw Fail();
    }

    private WithStatement ParseWith(SourcePlace line)
    {
        var isInBrackets = Is("(") && IsBracketedWith();
        if (isInBrackets)
        {
            Advance();
        }

        var items = new List<(Expression Manager, Expression? Target)>();
        do
        {
            if (isInBrackets && items.Count > 0 && Is(")"))
            {
                break;
            }

            var manager = ParseTest();
            var target = Accept("as") ? ParseTarget() : null;
            if (target is not null)
            {
                RequireTarget(target);
            }

            items.Add((manager, target));
        }
        while (Accept(","));
        if (isInBrackets)
        {
            Expect(")");
        }

        return new WithStatement(line, items, ParseBlock());
    }

    // `with (a as b, c as d):` against `with (a, b):` and `with (a) as b:`: it is the first when an `as` lies directly in the brackets.
    private bool IsBracketedWith()
    {
        var depth = 0;
        for (var i = _at; _tokens[i].Kind is not (TokenKind.Newline or TokenKind.End or TokenKind.Error); i++)
        {
            var text = _tokens[i].Kind is TokenKind.Operator or TokenKind.Keyword ? _tokens[i].Text : string.Empty;
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
            var decorator = ParseNamed();
            ExpectLineEnd();
            if (!IsEmitterName(decorator))
            {
                decorators.Add(decorator);
            }
        }
        while (Accept("@"));
        var line = Line;
        return Accept("def") ? ParseFunction(line, decorators) : Accept("class") ? ParseClass(line, decorators) : throw Fail();
    }

    // `@micropython.native` and its like are no values but words for the compiler: what only makes code quicker is left out.
    private bool IsEmitterName(Expression decorator)
    {
        if (decorator is not AttributeExpression { Left: NameExpression { Id: "micropython" } } emitter)
        {
            return false;
        }

        return emitter.Name switch
        {
            "bytecode" or "native" => true,
            "viper" or "asm_thumb" or "asm_xtensa" or "asm_rv32" => throw Fail(decorator.Line, $"'@micropython.{emitter.Name}' is not supported"),
            _ => RefuseEmitter(decorator.Line),
        };
    }

    private bool RefuseEmitter(SourcePlace line)
    {
        Refuse(line, "invalid micropython decorator");
        return true;
    }

    private FunctionDefinition ParseFunction(SourcePlace line, List<Expression> decorators)
    {
        var name = ExpectName();
        Expect("(");
        var parameters = ParseParameters(")", hasAnnotations: true);
        Expect(")");
        if (Accept("->"))
        {
            ParseTest();
        }

        return new FunctionDefinition(line, new FunctionNode(line, name, parameters, ParseBlock()), decorators);
    }

    private ClassDefinition ParseClass(SourcePlace line, List<Expression> decorators)
    {
        var name = ExpectName();
        var bases = Accept("(") ? ParseArguments() : [];
        foreach (var item in bases)
        {
            if (item.Kind is ArgumentKind.Star or ArgumentKind.DoubleStar)
            {
                throw Fail(item.Value.Line, "* and ** among the bases of a class are not supported");
            }
        }

        return new ClassDefinition(line, name, bases, ParseBlock(), decorators);
    }
}
