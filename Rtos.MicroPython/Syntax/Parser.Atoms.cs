namespace Rtos.MicroPython;

/// <content>Atoms, what hangs on them, and what stands in brackets.</content>
internal sealed partial class Parser
{
    private Expression ParsePrimary()
    {
        var line = Line;
        var value = ParseAtom();
        while (Current.Kind == TokenKind.Operator)
        {
            if (Accept("."))
            {
                value = new AttributeExpression(line, value, ExpectName());
            }
            else if (Accept("("))
            {
                Enter();
                value = Folding.Call(line, value, ParseArguments());
                Leave();
            }
            else if (Accept("["))
            {
                value = new SubscriptExpression(line, value, ParseIndex());
            }
            else
            {
                break;
            }
        }

        return value;
    }

    private Expression ParseAtom()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                Advance();
                return new NameExpression(token.Line, token.Text);
            case TokenKind.Number:
                Advance();
                return new ConstantExpression(token.Line, token.Value);
            case TokenKind.Text or TokenKind.Bytes or TokenKind.Format:
                return ParseStrings();
            case TokenKind.Keyword when token.Text is "None" or "True" or "False":
                Advance();
                return new ConstantExpression(token.Line, token.Text == "None" ? Value.None : Value.Of(token.Text == "True"));
            case TokenKind.Operator when token.Text is "(" or "[" or "{" or "...":
                return ParseBracketed(token);
            default:
                throw Fail();
        }
    }

    private Expression ParseBracketed(Token token)
    {
        Advance();
        if (token.Text == "...")
        {
            return new EllipsisLiteral(token.Line);
        }

        Enter();
        var value = token.Text switch
        {
            "(" => ParseRound(token.Line),
            "[" => ParseSquare(token.Line),
            _ => ParseCurly(token.Line),
        };
        Leave();
        return value;
    }

    private Expression ParseRound(SourcePlace line)
    {
        if (Accept(")"))
        {
            return new DisplayExpression(line, DisplayKind.Tuple, []);
        }

        Expression value;
        if (Is("yield"))
        {
            value = ParseYield();
        }
        else
        {
            var first = ParseStarOr(isNamed: true);
            value = Is("for") ? ParseComprehension(line, ComprehensionKind.Generator, first, null)
                : Is(",") ? new DisplayExpression(line, DisplayKind.Tuple, ParseRest(first, isNamed: true))
                : first;
            RefuseStar(value, "*x must be assignment target");
        }

        Expect(")");
        return value;
    }

    private Expression ParseSquare(SourcePlace line)
    {
        if (Accept("]"))
        {
            return new DisplayExpression(line, DisplayKind.List, []);
        }

        var first = ParseStarOr(isNamed: true);
        Expression value = Is("for")
            ? ParseComprehension(line, ComprehensionKind.List, first, null)
            : new DisplayExpression(line, DisplayKind.List, ParseRest(first, isNamed: true));
        Expect("]");
        return value;
    }

    private Expression ParseCurly(SourcePlace line)
    {
        if (Accept("}"))
        {
            return new DictDisplayExpression(line, []);
        }

        Expression value;
        if (Is("**"))
        {
            value = ParseDict(line, null);
        }
        else
        {
            var first = ParseStarOr(isNamed: true);
            value = first is not StarredExpression && Is(":") ? ParseDict(line, first)
                : Is("for") ? ParseComprehension(line, ComprehensionKind.Set, first, null)
                : new DisplayExpression(line, DisplayKind.Set, ParseRest(first, isNamed: true));
            if (value is DisplayExpression { Items.Count: > 1 } && Accept(":"))
            {
                Refuse(Line, "expecting just a value for set");
                ParseTest();
                ParseRest(first, isNamed: true);
            }
        }

        Expect("}");
        return value;
    }

    // The first key has been read already, unless there is none.
    private Expression ParseDict(SourcePlace line, Expression? key)
    {
        var entries = new List<(Expression? Key, Expression Value)>();
        do
        {
            if (Is("}"))
            {
                break;
            }

            if (key is null && Accept("**"))
            {
                entries.Add((null, ParseBinary(WeakestBinary)));
                continue;
            }

            key ??= ParseTest();
            var hasValue = Accept(":");
            if (!hasValue)
            {
                Refuse(Line, "expecting key:value for dict");
            }

            entries.Add((key, hasValue ? ParseTest() : key));
            if (Is("for") && entries.Count == 1)
            {
                return ParseComprehension(line, ComprehensionKind.Dict, key, entries[0].Value);
            }

            key = null;
        }
        while (Accept(","));
        return new DictDisplayExpression(line, entries);
    }

    private ComprehensionExpression ParseComprehension(SourcePlace line, ComprehensionKind kind, Expression element, Expression? value)
    {
        RefuseStar(element, "*x must be assignment target");
        var clauses = new List<ForClause>();
        while (Accept("for"))
        {
            var target = ParseTargets();
            RequireTarget(target);
            Expect("in");
            var clause = new ForClause(target, ParseOr(), []);
            while (Accept("if"))
            {
                clause.Conditions.Add(ParseCondition());
            }

            clauses.Add(clause);
        }

        return new ComprehensionExpression(line, kind, element, value, clauses);
    }

    // A test without `if … else`, which would take the next condition for its own.
    private Expression ParseCondition()
    {
        var line = Line;
        if (Current.Kind != TokenKind.Name || !NextIs(":="))
        {
            return Is("lambda") ? ParseTest() : ParseOr();
        }

        var name = ExpectName();
        Advance();
        return new WalrusExpression(line, name, ParseOr());
    }

    private Expression ParseIndex()
    {
        Enter();
        var line = Line;
        var first = ParseIndexItem();
        if (Is(","))
        {
            var items = new List<Expression> { first };
            while (Accept(",") && !Is("]"))
            {
                items.Add(ParseIndexItem());
            }

            first = new DisplayExpression(line, DisplayKind.Tuple, items);
        }

        Expect("]");
        Leave();
        return first;
    }

    private Expression ParseIndexItem()
    {
        var line = Line;
        var start = Is(":") ? null : ParseNamed();
        if (!Accept(":"))
        {
            return start ?? throw Fail();
        }

        var stop = IsSliceEnd ? null : ParseTest();
        var step = Accept(":") && !IsSliceEnd ? ParseTest() : null;
        return new SliceExpression(line, start, stop, step);
    }

    private bool IsSliceEnd => Is(":") || Is(",") || Is("]");

    private YieldExpression ParseYield()
    {
        var line = Line;
        Advance();
        if (Accept("from"))
        {
            return new YieldExpression(line, ParseTest(), isFrom: true);
        }

        return new YieldExpression(line, BeginsExpression ? ParseTestList() : null, isFrom: false);
    }
}
