namespace Rtos.MicroPython;

/// <summary>Reads the parameters of a function.</summary>
internal sealed class ParameterParser(TokenReader reader, ExpressionParser expressions)
{
    /// <summary>Up to the token that ends them.</summary>
    /// <param name="end">The token that ends them; it is not taken.</param>
    /// <param name="hasAnnotations">Whether a parameter can have an annotation; those of a lambda cannot.</param>
    internal List<ParameterNode> Parse(string end, bool hasAnnotations)
    {
        var parameters = new List<ParameterNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isBehindStar = false;
        while (!reader.Is(end))
        {
            var line = reader.Line;
            if (reader.Accept("/"))
            {
                MakePositionalOnly(parameters, isBehindStar);
            }
            else if (!reader.Accept("*"))
            {
                var kind = reader.Accept("**") ? ParameterKind.VarKeywords : isBehindStar ? ParameterKind.KeywordOnly : ParameterKind.Positional;
                Add(parameters, names, ParseParameter(line, kind, hasAnnotations));
                RequireOrder(parameters);
            }
            else if (isBehindStar)
            {
                throw reader.Fail(line, "invalid syntax");
            }
            else
            {
                isBehindStar = true;
                if (!reader.Is(",") && !reader.Is(end))
                {
                    Add(parameters, names, ParseParameter(line, ParameterKind.VarArgs, hasAnnotations));
                }
            }

            if (!reader.Accept(",") || parameters is [.., { Kind: ParameterKind.VarKeywords }])
            {
                break;
            }
        }

        return parameters;
    }

    private void Add(List<ParameterNode> parameters, HashSet<string> names, ParameterNode parameter)
    {
        parameters.Add(parameter);
        if (!names.Add(parameter.Name))
        {
            reader.Refuse(parameter.Line, "argument name reused");
        }
    }

    private ParameterNode ParseParameter(SourcePlace line, ParameterKind kind, bool hasAnnotations)
    {
        var name = reader.ExpectName();
        if (hasAnnotations && reader.Accept(":"))
        {
            expressions.ParseTest();
        }

        var hasDefault = kind is ParameterKind.Positional or ParameterKind.KeywordOnly && reader.Accept("=");
        return new ParameterNode(line, name, kind, hasDefault ? expressions.ParseTest() : null);
    }

    private void MakePositionalOnly(List<ParameterNode> parameters, bool isBehindStar)
    {
        if (isBehindStar || parameters.Count == 0 || parameters.Exists(p => p.Kind != ParameterKind.Positional))
        {
            throw reader.Fail(reader.Line, "invalid syntax");
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
            reader.Refuse(last.Line, "non-default argument follows default argument");
        }
    }
}
