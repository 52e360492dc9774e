using System.Diagnostics.CodeAnalysis;

namespace Rtos.MicroPython;

/// <summary>Parses expressions: operators, from the weakest to the strongest. The contents of brackets recurse into it.</summary>
internal sealed class ExpressionParser
{
    /// <summary>The precedence of the weakest operator with two operands.</summary>
    internal const int WeakestBinary = 1;
    private const int StrongestBinary = 6;

    private readonly TokenReader _reader;
    private readonly AtomParser _atoms;
    private readonly ParameterParser _parameters;

    internal ExpressionParser(TokenReader reader)
    {
        _reader = reader;
        _atoms = new AtomParser(reader, this);
        _parameters = new ParameterParser(reader, this);
    }

    /// <summary>One expression, or with commas a tuple; may contain starred ones.</summary>
    internal Expression ParseTestList()
    {
        var line = _reader.Line;
        var first = ParseStarOr(isNamed: false);
        if (!_reader.Is(","))
        {
            RefuseStar(first, _reader.Is("=") ? "can't assign to expression" : "*x must be assignment target");
            return first;
        }

        return new DisplayExpression(line, DisplayKind.Tuple, ParseRest(first, isNamed: false));
    }

    /// <summary>The elements after the first one.</summary>
    internal List<Expression> ParseRest(Expression first, bool isNamed)
    {
        var items = new List<Expression> { first };
        while (_reader.Accept(",") && BeginsExpression)
        {
            items.Add(ParseStarOr(isNamed));
        }

        return items;
    }

    internal void RefuseStar(Expression expression, string message)
    {
        if (expression is StarredExpression)
        {
            _reader.Refuse(expression.Line, message);
        }
    }

    // What may follow a trailing comma: everything that ends an expression list.
    private bool BeginsExpression => _reader.Current.Kind switch
    {
        TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.Bytes or TokenKind.Format => true,
        TokenKind.Keyword => _reader.Current.Text is "not" or "lambda" or "None" or "True" or "False" or "await" or "yield",
        TokenKind.Operator => _reader.Current.Text is "(" or "[" or "{" or "-" or "+" or "~" or "*" or "...",
        _ => false,
    };

    /// <summary>An element; named means that <c>name := value</c> is allowed here.</summary>
    internal Expression ParseStarOr(bool isNamed)
    {
        var line = _reader.Line;
        return _reader.Accept("*") ? new StarredExpression(line, ParseBinary(WeakestBinary)) : isNamed ? ParseNamed() : ParseTest();
    }

    /// <summary>An expression, or <c>name := value</c>.</summary>
    internal Expression ParseNamed()
    {
        var line = _reader.Line;
        var target = ParseTest();
        if (!_reader.Is(":="))
        {
            return target;
        }

        if (!IsName(target, out var name))
        {
            _reader.Refuse(line, "can't assign to expression");
        }

        _reader.Advance();
        return new WalrusExpression(line, name ?? string.Empty, ParseTest());
    }

    /// <summary>An expression.</summary>
    internal Expression ParseTest()
    {
        var line = _reader.Line;
        if (_reader.Accept("lambda"))
        {
            return ParseLambda(line);
        }

        var result = ParseOr();
        if (!_reader.Accept("if"))
        {
            return result;
        }

        var test = ParseOr();
        _reader.Expect("else");
        _reader.Enter();
        var otherwise = ParseTest();
        _reader.Leave();
        return new ConditionalExpression(line, test, result, otherwise);
    }

    private LambdaExpression ParseLambda(SourcePlace line)
    {
        _reader.Enter();
        var parameters = _parameters.Parse(":", hasAnnotations: false);
        _reader.Expect(":");
        var body = new ReturnStatement(_reader.Line, ParseTest());
        _reader.Leave();
        return new LambdaExpression(line, new FunctionNode(line, "<lambda>", parameters, [body]));
    }

    /// <summary>An expression without <c>if … else</c>.</summary>
    internal Expression ParseOr()
    {
        var line = _reader.Line;
        var first = ParseAnd();
        if (!_reader.Is("or"))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (_reader.Accept("or"))
        {
            items.Add(ParseAnd());
        }

        return Folding.Logical(line, isOr: true, items);
    }

    private Expression ParseAnd()
    {
        var line = _reader.Line;
        var first = ParseNot();
        if (!_reader.Is("and"))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (_reader.Accept("and"))
        {
            items.Add(ParseNot());
        }

        return Folding.Logical(line, isOr: false, items);
    }

    private Expression ParseNot()
    {
        var line = _reader.Line;
        if (!_reader.Accept("not"))
        {
            return ParseComparison();
        }

        _reader.Enter();
        var operand = ParseNot();
        _reader.Leave();
        return Folding.Unary(line, UnaryOp.Not, operand);
    }

    private Expression ParseComparison()
    {
        var line = _reader.Line;
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
        if (_reader.Current.Kind is not (TokenKind.Operator or TokenKind.Keyword))
        {
            return null;
        }

        switch (_reader.Current.Text)
        {
            case "<": _reader.Advance(); return CompareOp.Less;
            case "<=": _reader.Advance(); return CompareOp.LessEqual;
            case "==": _reader.Advance(); return CompareOp.Equal;
            case "!=": _reader.Advance(); return CompareOp.NotEqual;
            case ">": _reader.Advance(); return CompareOp.Greater;
            case ">=": _reader.Advance(); return CompareOp.GreaterEqual;
            case "in": _reader.Advance(); return CompareOp.In;
            case "is":
                _reader.Advance();
                return _reader.Accept("not") ? CompareOp.IsNot : CompareOp.Is;
            case "not":
                _reader.Advance();
                _reader.Expect("in");
                return CompareOp.NotIn;
            default: return null;
        }
    }

    /// <summary>Operators that are not weaker than the given precedence.</summary>
    internal Expression ParseBinary(int weakest)
    {
        var line = _reader.Line;
        var left = weakest == StrongestBinary ? ParseFactor() : ParseBinary(weakest + 1);
        while (_reader.Current.Kind == TokenKind.Operator && BinaryOperators.Find(_reader.Current.Text) is var (strength, op) && strength == weakest)
        {
            _reader.Advance();
            var right = weakest == StrongestBinary ? ParseFactor() : ParseBinary(weakest + 1);
            left = Folding.Binary(line, op, left, right);
        }

        return left;
    }

    private Expression ParseFactor()
    {
        var line = _reader.Line;
        UnaryOp? op = _reader.Is("-") ? UnaryOp.Negative : _reader.Is("+") ? UnaryOp.Positive : _reader.Is("~") ? UnaryOp.Invert : null;
        if (op is { } sign)
        {
            _reader.Advance();
            _reader.Enter();
            var operand = ParseFactor();
            _reader.Leave();
            return Folding.Unary(line, sign, operand);
        }

        var value = _atoms.ParsePrimary();
        if (!_reader.Accept("**"))
        {
            return value;
        }

        _reader.Enter();
        var power = ParseFactor();
        _reader.Leave();
        return Folding.Binary(line, BinaryOp.Power, value, power);
    }

    /// <summary>The part between <c>for</c> and <c>in</c>, and after <c>del</c>: without comparisons, or <c>in</c> would be taken for one.</summary>
    internal Expression ParseTargets()
    {
        var line = _reader.Line;
        var first = ParseTarget();
        if (!_reader.Is(","))
        {
            return first;
        }

        var items = new List<Expression> { first };
        while (_reader.Accept(",") && BeginsExpression)
        {
            items.Add(ParseTarget());
        }

        return new DisplayExpression(line, DisplayKind.Tuple, items);
    }

    /// <summary>One of these targets.</summary>
    internal Expression ParseTarget()
    {
        var line = _reader.Line;
        return _reader.Accept("*") ? new StarredExpression(line, ParseBinary(WeakestBinary)) : ParseBinary(WeakestBinary);
    }

    /// <summary>The value of an assignment or an expression statement: it can also be a <c>yield</c>.</summary>
    internal Expression ParseValue() => _reader.Is("yield") ? ParseYield() : ParseTestList();

    /// <summary>A <c>yield</c>.</summary>
    internal YieldExpression ParseYield()
    {
        var line = _reader.Line;
        _reader.Advance();
        if (_reader.Accept("from"))
        {
            return new YieldExpression(line, ParseTest(), isFrom: true);
        }

        return new YieldExpression(line, BeginsExpression ? ParseTestList() : null, isFrom: false);
    }

    /// <summary>Whether an expression is a name.</summary>
    internal static bool IsName(Expression expression, [NotNullWhen(true)] out string? id)
    {
        id = (expression as NameExpression)?.Id;
        return id is not null;
    }
}
