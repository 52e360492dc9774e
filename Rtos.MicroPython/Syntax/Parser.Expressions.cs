namespace Rtos.MicroPython;

/// <content>Operators, from the weakest to the strongest.</content>
internal sealed partial class Parser
{
    private const int WeakestBinary = 1;
    private const int StrongestBinary = 6;

    // One expression, or with commas a tuple; starred ones in it.
    private Expression ParseTestList()
    {
        var line = Line;
        var first = ParseStarOr(isNamed: false);
        if (!Is(","))
        {
            RefuseStar(first, Is("=") ? "can't assign to expression" : "*x must be assignment target");
            return first;
        }

        return new DisplayExpression(line, DisplayKind.Tuple, ParseRest(first, isNamed: false));
    }

    private List<Expression> ParseRest(Expression first, bool isNamed)
    {
        var items = new List<Expression> { first };
        while (Accept(",") && BeginsExpression)
        {
            items.Add(ParseStarOr(isNamed));
        }

        return items;
    }

    private void RefuseStar(Expression expression, string message)
    {
        if (expression is StarredExpression)
        {
            Refuse(expression.Line, message);
        }
    }

    // What may follow a comma that may also be the last: everything but an end.
    private bool BeginsExpression => Current.Kind switch
    {
        TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.Bytes or TokenKind.Format => true,
        TokenKind.Keyword => Current.Text is "not" or "lambda" or "None" or "True" or "False" or "await" or "yield",
        TokenKind.Operator => Current.Text is "(" or "[" or "{" or "-" or "+" or "~" or "*" or "...",
        _ => false,
    };

    // An element; named means that `name := value` may stand here.
    private Expression ParseStarOr(bool isNamed)
    {
        var line = Line;
        return Accept("*") ? new StarredExpression(line, ParseBinary(WeakestBinary)) : isNamed ? ParseNamed() : ParseTest();
    }

    private Expression ParseNamed()
    {
        var line = Line;
        var target = ParseTest();
        if (!Is(":="))
        {
            return target;
        }

        if (!IsName(target, out var name))
        {
            Refuse(line, "can't assign to expression");
        }

        Advance();
        return new WalrusExpression(line, name ?? string.Empty, ParseTest());
    }

    private Expression ParseTest()
    {
        var line = Line;
        if (Accept("lambda"))
        {
            return ParseLambda(line);
        }

        var result = ParseOr();
        if (!Accept("if"))
        {
            return result;
        }

        var test = ParseOr();
        Expect("else");
        Enter();
        var otherwise = ParseTest();
        Leave();
        return new ConditionalExpression(line, test, result, otherwise);
    }

    private LambdaExpression ParseLambda(SourcePlace line)
    {
        Enter();
        var parameters = ParseParameters(":", hasAnnotations: false);
        Expect(":");
        var body = new ReturnStatement(Line, ParseTest());
        Leave();
        return new LambdaExpression(line, new FunctionNode(line, "<lambda>", parameters, [body]));
    }

    private Expression ParseOr()
    {
        var line = Line;
        var first = ParseAnd();
        if (!Is("or"))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (Accept("or"))
        {
            items.Add(ParseAnd());
        }

        return Folding.Logical(line, isOr: true, items);
    }

    private Expression ParseAnd()
    {
        var line = Line;
        var first = ParseNot();
        if (!Is("and"))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (Accept("and"))
        {
            items.Add(ParseNot());
        }

        return Folding.Logical(line, isOr: false, items);
    }

    private Expression ParseNot()
    {
        var line = Line;
        if (!Accept("not"))
        {
            return ParseComparison();
        }

        Enter();
        var operand = ParseNot();
        Leave();
        return Folding.Unary(line, UnaryOp.Not, operand);
    }

    private Expression ParseComparison()
    {
        var line = Line;
        var first = ParseBinary(WeakestBinary);
        if (ParseCompareOp() is not { } op)
        {
            return first;
        }

        var rest = new List<(CompareOp Op, Expression Right)>();
        for (CompareOp? next = op; next is { } now; next = ParseCompareOp())
        {
            rest.Add((now, ParseBinary(WeakestBinary)));
        }

        return new ComparisonExpression(line, first, rest);
    }

    private CompareOp? ParseCompareOp()
    {
        if (Current.Kind is not (TokenKind.Operator or TokenKind.Keyword))
        {
            return null;
        }

        switch (Current.Text)
        {
            case "<": Advance(); return CompareOp.Less;
            case "<=": Advance(); return CompareOp.LessEqual;
            case "==": Advance(); return CompareOp.Equal;
            case "!=": Advance(); return CompareOp.NotEqual;
            case ">": Advance(); return CompareOp.Greater;
            case ">=": Advance(); return CompareOp.GreaterEqual;
            case "in": Advance(); return CompareOp.In;
            case "is":
                Advance();
                return Accept("not") ? CompareOp.IsNot : CompareOp.Is;
            case "not":
                Advance();
                Expect("in");
                return CompareOp.NotIn;
            default: return null;
        }
    }

    private Expression ParseBinary(int weakest)
    {
        var line = Line;
        var left = weakest == StrongestBinary ? ParseFactor() : ParseBinary(weakest + 1);
        while (Current.Kind == TokenKind.Operator && BinaryOperators.Find(Current.Text) is var (strength, op) && strength == weakest)
        {
            Advance();
            var right = weakest == StrongestBinary ? ParseFactor() : ParseBinary(weakest + 1);
            left = Folding.Binary(line, op, left, right);
        }

        return left;
    }

    private Expression ParseFactor()
    {
        var line = Line;
        UnaryOp? op = Is("-") ? UnaryOp.Negative : Is("+") ? UnaryOp.Positive : Is("~") ? UnaryOp.Invert : null;
        if (op is { } sign)
        {
            Advance();
            Enter();
            var operand = ParseFactor();
            Leave();
            return Folding.Unary(line, sign, operand);
        }

        var value = ParsePrimary();
        if (!Accept("**"))
        {
            return value;
        }

        Enter();
        var power = ParseFactor();
        Leave();
        return Folding.Binary(line, BinaryOp.Power, value, power);
    }

    // What stands between `for` and `in`, and behind `del`: no comparison, or `in` would be taken for one.
    private Expression ParseTargets()
    {
        var line = Line;
        var first = ParseTarget();
        if (!Is(","))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (Accept(",") && BeginsExpression)
        {
            items.Add(ParseTarget());
        }

        return new DisplayExpression(line, DisplayKind.Tuple, items);
    }

    private Expression ParseTarget()
    {
        var line = Line;
        return Accept("*") ? new StarredExpression(line, ParseBinary(WeakestBinary)) : ParseBinary(WeakestBinary);
    }
}
