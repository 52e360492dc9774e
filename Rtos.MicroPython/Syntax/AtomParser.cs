namespace Rtos.MicroPython;

/// <summary>Parses atoms, their trailers, and the contents of brackets.</summary>
internal sealed class AtomParser(TokenReader reader, ExpressionParser expressions)
{
    private readonly TokenReader _reader = reader;
    private readonly ExpressionParser _expressions = expressions;
    private readonly ArgumentParser _arguments = new(reader, expressions);
    private readonly ComprehensionParser _comprehensions = new(reader, expressions);
    private readonly StringParser _strings = new(reader);

    /// <summary>An atom, with the attributes, calls and subscripts after it.</summary>
    internal Expression ParsePrimary()
    {
        var line = _reader.Line;
        var value = ParseAtom();
        while (_reader.Current.Kind == TokenKind.Operator)
        {
            if (_reader.Accept("."))
            {
                value = new AttributeExpression(line, value, _reader.ExpectName());
            }
            else if (_reader.Accept("("))
            {
                _reader.Enter();
                value = Folding.Call(line, value, _arguments.Parse());
                _reader.Leave();
            }
            else if (_reader.Accept("["))
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
        var token = _reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                _reader.Advance();
                return new NameExpression(token.Line, token.Text);
            case TokenKind.Number:
                _reader.Advance();
                return new ConstantExpression(token.Line, token.Value);
            case TokenKind.Text or TokenKind.Bytes or TokenKind.Format:
                return _strings.Parse();
            case TokenKind.Keyword when token.Text is "None" or "True" or "False":
                _reader.Advance();
                return new ConstantExpression(token.Line, token.Text == "None" ? Value.None : Value.Of(token.Text == "True"));
            case TokenKind.Operator when token.Text is "(" or "[" or "{" or "...":
                return ParseBracketed(token);
            default:
                throw _reader.Fail();
        }
    }

    private Expression ParseBracketed(Token token)
    {
        _reader.Advance();
        if (token.Text == "...")
        {
            return new EllipsisLiteral(token.Line);
        }

        _reader.Enter();
        var value = token.Text switch
        {
            "(" => ParseRound(token.Line),
            "[" => ParseSquare(token.Line),
            _ => ParseCurly(token.Line),
        };
        _reader.Leave();
        return value;
    }

    private Expression ParseRound(SourcePlace line)
    {
        if (_reader.Accept(")"))
        {
            return new DisplayExpression(line, DisplayKind.Tuple, []);
        }

        Expression value;
        if (_reader.Is("yield"))
        {
            value = _expressions.ParseYield();
        }
        else
        {
            var first = _expressions.ParseStarOr(isNamed: true);
            value = _reader.Is("for") ? _comprehensions.Parse(line, ComprehensionKind.Generator, first, null)
                : _reader.Is(",") ? new DisplayExpression(line, DisplayKind.Tuple, _expressions.ParseRest(first, isNamed: true))
                : first;
            _expressions.RefuseStar(value, "*x must be assignment target");
        }

        _reader.Expect(")");
        return value;
    }

    private Expression ParseSquare(SourcePlace line)
    {
        if (_reader.Accept("]"))
        {
            return new DisplayExpression(line, DisplayKind.List, []);
        }

        var first = _expressions.ParseStarOr(isNamed: true);
        Expression value = _reader.Is("for")
            ? _comprehensions.Parse(line, ComprehensionKind.List, first, null)
            : new DisplayExpression(line, DisplayKind.List, _expressions.ParseRest(first, isNamed: true));
        _reader.Expect("]");
        return value;
    }

    private Expression ParseCurly(SourcePlace line)
    {
        if (_reader.Accept("}"))
        {
            return new DictDisplayExpression(line, []);
        }

        Expression value;
        if (_reader.Is("**"))
        {
            value = ParseDict(line, null);
        }
        else
        {
            var first = _expressions.ParseStarOr(isNamed: true);
            value = first is not StarredExpression && _reader.Is(":") ? ParseDict(line, first)
                : _reader.Is("for") ? _comprehensions.Parse(line, ComprehensionKind.Set, first, null)
                : new DisplayExpression(line, DisplayKind.Set, _expressions.ParseRest(first, isNamed: true));
            if (value is DisplayExpression { Items.Count: > 1 } && _reader.Accept(":"))
            {
                _reader.Refuse(_reader.Line, "expecting just a value for set");
                _expressions.ParseTest();
                _expressions.ParseRest(first, isNamed: true);
            }
        }

        _reader.Expect("}");
        return value;
    }

    // The first key has been read already, unless there is none.
    private Expression ParseDict(SourcePlace line, Expression? key)
    {
        var entries = new List<(Expression? Key, Expression Value)>();
        do
        {
            if (_reader.Is("}"))
            {
                break;
            }

            if (key is null && _reader.Accept("**"))
            {
                entries.Add((null, _expressions.ParseBinary(ExpressionParser.WeakestBinary)));
                continue;
            }

            key ??= _expressions.ParseTest();
            var hasValue = _reader.Accept(":");
            if (!hasValue)
            {
                _reader.Refuse(_reader.Line, "expecting key:value for dict");
            }

            entries.Add((key, hasValue ? _expressions.ParseTest() : key));
            if (_reader.Is("for") && entries.Count == 1)
            {
                return _comprehensions.Parse(line, ComprehensionKind.Dict, key, entries[0].Value);
            }

            key = null;
        }
        while (_reader.Accept(","));
        return new DictDisplayExpression(line, entries);
    }

    private Expression ParseIndex()
    {
        _reader.Enter();
        var line = _reader.Line;
        var first = ParseIndexItem();
        if (_reader.Is(","))
        {
            var items = new List<Expression> { first };
            while (_reader.Accept(",") && !_reader.Is("]"))
            {
                items.Add(ParseIndexItem());
            }

            first = new DisplayExpression(line, DisplayKind.Tuple, items);
        }

        _reader.Expect("]");
        _reader.Leave();
        return first;
    }

    private Expression ParseIndexItem()
    {
        var line = _reader.Line;
        var start = _reader.Is(":") ? null : _expressions.ParseNamed();
        if (!_reader.Accept(":"))
        {
            return start ?? throw _reader.Fail();
        }

        var stop = IsSliceEnd ? null : _expressions.ParseTest();
        var step = _reader.Accept(":") && !IsSliceEnd ? _expressions.ParseTest() : null;
        return new SliceExpression(line, start, stop, step);
    }

    private bool IsSliceEnd => _reader.Is(":") || _reader.Is(",") || _reader.Is("]");
}
