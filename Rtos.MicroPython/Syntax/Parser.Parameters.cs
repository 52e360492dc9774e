namespace Rtos.MicroPython;

/// <content>Parameters of functions and arguments of calls.</content>
internal sealed partial class Parser
{
    private List<ParameterNode> ParseParameters(string end, bool hasAnnotations)
    {
        var parameters = new List<ParameterNode>();
        var names = new HashSet<string>();
        var isBehindStar = false;
        while (!Is(end))
        {
            var line = Line;
            if (Accept("/"))
            {
                MakePositionalOnly(parameters, isBehindStar);
            }
            else if (Accept("*"))
            {
                if (isBehindStar)
                {
                    throw Fail(line, "invalid syntax");
                }

                isBehindStar = true;
                if (!Is(",") && !Is(end))
                {
                    Add(ParseParameter(line, ParameterKind.VarArgs, hasAnnotations));
                }
            }
            else
            {
                var kind = Accept("**") ? ParameterKind.VarKeywords : isBehindStar ? ParameterKind.KeywordOnly : ParameterKind.Positional;
                Add(ParseParameter(line, kind, hasAnnotations));
                RequireOrder(parameters);
            }

            if (!Accept(",") || parameters is [.., { Kind: ParameterKind.VarKeywords }])
            {
                break;
            }
        }

        return parameters;

        void Add(ParameterNode parameter)
        {
            parameters.Add(parameter);
            if (!names.Add(parameter.Name))
            {
                Refuse(parameter.Line, "argument name reused");
            }
        }
    }

    private ParameterNode ParseParameter(SourcePlace line, ParameterKind kind, bool hasAnnotations)
    {
        var name = ExpectName();
        if (hasAnnotations && Accept(":"))
        {
            ParseTest();
        }

        var hasDefault = kind is ParameterKind.Positional or ParameterKind.KeywordOnly && Accept("=");
        return new ParameterNode(line, name, kind, hasDefault ? ParseTest() : null);
    }

    private void MakePositionalOnly(List<ParameterNode> parameters, bool isBehindStar)
    {
        if (isBehindStar || parameters.Count == 0 || parameters.Exists(p => p.Kind != ParameterKind.Positional))
        {
            throw Fail(Line, "invalid syntax");
        }

        for (var i = 0; i < parameters.Count; i++)
        {
            parameters[i] = parameters[i] with { Kind = ParameterKind.PositionalOnly };
        }
    }

    private void RequireOrder(List<ParameterNode> parameters)
    {
        if (parameters is [.., { Default: not null }, { Kind: ParameterKind.Positional, Default: null } last])
        {
            Refuse(last.Line, "non-default argument follows default argument");
        }
    }

    // Behind the opening bracket; takes the closing one.
    private List<ArgumentNode> ParseArguments()
    {
        var arguments = new List<ArgumentNode>();
        var strongest = ArgumentKind.Positional;
        while (!Is(")"))
        {
            var line = Line;
            var argument = ParseArgument();
            RequireOrder(line, argument.Kind, strongest);
            strongest = argument.Kind is ArgumentKind.Keyword or ArgumentKind.DoubleStar && argument.Kind > strongest ? argument.Kind : strongest;
            arguments.Add(argument);
            if (!Accept(","))
            {
                break;
            }
        }

        Expect(")");
        return arguments;
    }

    private void RequireOrder(SourcePlace line, ArgumentKind kind, ArgumentKind before)
    {
        if (kind == ArgumentKind.Positional && before != ArgumentKind.Positional)
        {
            Refuse(line, before == ArgumentKind.DoubleStar ? "positional arg after **" : "positional arg after keyword arg");
        }

        if (kind == ArgumentKind.Star && before != ArgumentKind.Positional)
        {
            Refuse(line, before == ArgumentKind.DoubleStar ? "* arg after **" : "* arg after kwarg");
        }
    }

    private ArgumentNode ParseArgument()
    {
        if (Accept("*"))
        {
            return new ArgumentNode(ArgumentKind.Star, null, ParseTest());
        }

        if (Accept("**"))
        {
            return new ArgumentNode(ArgumentKind.DoubleStar, null, ParseTest());
        }

        var value = ParseNamed();
        if (Is("="))
        {
            if (!IsName(value, out var name))
            {
                Refuse(value.Line, "LHS of keyword arg must be an id");
            }

            Advance();
            return new ArgumentNode(ArgumentKind.Keyword, name, ParseTest());
        }

        return new ArgumentNode(ArgumentKind.Positional, null, Is("for") ? ParseComprehension(value.Line, ComprehensionKind.Generator, value, null) : value);
    }
}
