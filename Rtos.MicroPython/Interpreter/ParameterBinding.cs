namespace Rtos.MicroPython;

/// <summary>The arguments of a call of a script's function, and its parameters.</summary>
internal static class ParameterBinding
{
    /// <summary>Moves arguments from the beginning of the locals to the places of their parameters.</summary>
    internal static void Bind(Machine machine, ValueStack values, FunctionObject function, int locals, int count, string[]? names)
    {
        var code = function.Code;
        var given = values.Span(locals, count).ToArray();
        var byPlace = count - (names?.Length ?? 0);
        var parameters = values.Span(locals, code.LocalNames.Length);
        parameters.Clear();
        var taken = Math.Min(byPlace, code.PositionalCount);
        given.AsSpan(0, taken).CopyTo(parameters);
        if (code.HasVarArgs)
        {
            parameters[code.PositionalCount + code.KeywordOnlyCount] = machine.NewTuple(given[taken..byPlace]);
        }
        else if (byPlace > code.PositionalCount)
        {
            throw TakesPositional(code, byPlace);
        }

        var keywords = code.HasVarKeywords ? new DictObject() : null;
        for (var i = byPlace; i < count; i++)
        {
            BindKeyword(code, parameters, keywords, names![i - byPlace], given[i]);
        }

        if (keywords is not null)
        {
            parameters[code.ParameterCount - 1] = machine.New(keywords);
        }

        FillDefaults(function, parameters, byPlace, names is not null);
    }

    private static void BindKeyword(CodeObject code, Span<Value> parameters, DictObject? keywords, string name, Value value)
    {
        var index = Array.IndexOf(code.LocalNames, name, 0, code.PositionalCount + code.KeywordOnlyCount);
        if (index >= code.PositionalOnlyCount)
        {
            if (!parameters[index].IsUnset)
            {
                throw ScriptError.TypeError($"function got multiple values for argument '{name}'");
            }

            parameters[index] = value;
        }
        else if (keywords is not null)
        {
            keywords.Set(name, value);
        }
        else
        {
            throw ScriptError.TypeError($"unexpected keyword argument '{name}'");
        }
    }

    private static void FillDefaults(FunctionObject function, Span<Value> parameters, int byPlace, bool hasKeywords)
    {
        var code = function.Code;
        var firstDefault = code.PositionalCount - function.Defaults.Length;
        for (var i = 0; i < code.PositionalCount; i++)
        {
            if (!parameters[i].IsUnset)
            {
                continue;
            }

            if (i < firstDefault)
            {
                throw hasKeywords || code.KeywordOnlyCount > 0 || code.HasVarKeywords || function.Defaults.Length > 0
                    ? ScriptError.TypeError(FormattableString.Invariant($"function missing required positional argument #{i + 1}"))
                    : TakesPositional(code, byPlace);
            }

            parameters[i] = function.Defaults[i - firstDefault];
        }

        for (var i = code.PositionalCount; i < code.PositionalCount + code.KeywordOnlyCount; i++)
        {
            if (parameters[i].IsUnset && (function.KeywordDefaults is not { } defaults || !defaults.TryGet(code.LocalNames[i], out parameters[i])))
            {
                throw ScriptError.TypeError($"function missing required keyword argument '{code.LocalNames[i]}'");
            }
        }
    }

    private static ScriptError TakesPositional(CodeObject code, int given) =>
        ScriptError.TypeError(FormattableString.Invariant($"function takes {code.PositionalCount} positional arguments but {given} were given"));
}
