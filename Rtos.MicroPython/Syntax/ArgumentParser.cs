namespace Rtos.MicroPython;

/// <summary>Reads the arguments of a call, or the bases of a class.</summary>
internal sealed class ArgumentParser(TokenReader reader, ExpressionParser expressions)
{
    private readonly TokenReader _reader = reader;
    private readonly ExpressionParser _expressions = expressions;
    private readonly ComprehensionParser _comprehensions = new(reader, expressions);

    /// <summary>After the opening bracket; takes the closing one.</summary>
    internal List<ArgumentNode> Parse()
    {
        var arguments = new List<ArgumentNode>();
        var strongest = ArgumentKind.Positional;
        while (!_reader.Is(")"))
        {
            var line = _reader.Line;
            var argument = ParseArgument();
            RequireOrder(line, argument.Kind, strongest);
            strongest = argument.Kind is ArgumentKind.Keyword or ArgumentKind.DoubleStar && argument.Kind > strongest ? argument.Kind : strongest;
            arguments.Add(argument);
            if (!_reader.Accept(","))
            {
                break;
            }
        }

        _reader.Expect(")");
        return arguments;
    }

    private void RequireOrder(SourcePlace line, ArgumentKind kind, ArgumentKind before)
    {
        if (kind == ArgumentKind.Positional && before != ArgumentKind.Positional)
        {
            _reader.Refuse(line, before == ArgumentKind.DoubleStar ? "positional arg after **" : "positional arg after keyword arg");
        }

        if (kind == ArgumentKind.Star && before != ArgumentKind.Positional)
        {
            _reader.Refuse(line, before == ArgumentKind.DoubleStar ? "* arg after **" : "* arg after kwarg");
        }
    }

    private ArgumentNode ParseArgument()
    {
        if (_reader.Accept("*"))
        {
            return new ArgumentNode(ArgumentKind.Star, null, _expressions.ParseTest());
        }

        if (_reader.Accept("**"))
        {
            return new ArgumentNode(ArgumentKind.DoubleStar, null, _expressions.ParseTest());
        }

        var value = _expressions.ParseNamed();
        if (_reader.Is("="))
        {
            if (!ExpressionParser.IsName(value, out var name))
            {
                _reader.Refuse(value.Line, "LHS of keyword arg must be an id");
            }

            _reader.Advance();
            return new ArgumentNode(ArgumentKind.Keyword, name, _expressions.ParseTest());
        }

        return new ArgumentNode(ArgumentKind.Positional, null, _reader.Is("for") ? _comprehensions.Parse(value.Line, ComprehensionKind.Generator, value, null) : value);
    }
}
