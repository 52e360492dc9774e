namespace Rtos.MicroPython;

/// <content>Arguments and parameters.</content>
internal sealed partial class ScriptThread
{
    // Puts arguments that lie at the place of the locals to where the parameters are.
    private void Bind(FunctionObject function, int locals, int count, string[]? names)
    {
        var code = function.Code;
        var given = _stack.AsSpan(locals, count).ToArray();
        var byPlace = count - (names?.Length ?? 0);
        var parameters = _stack.AsSpan(locals, code.LocalNames.Length);
        parameters.Clear();
        var taken = Math.Min(byPlace, code.PositionalCount);
        given.AsSpan(0, taken).CopyTo(parameters);
        if (code.HasVarArgs)
        {
            parameters[code.PositionalCount + code.KeywordOnlyCount] = _machine.NewTuple(given[taken..byPlace]);
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
            parameters[code.ParameterCount - 1] = _machine.New(keywords);
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

    // The arguments of a native function, in the order of its parameters.
    private static Value[] BindNative(NativeFunction native, ReadOnlySpan<Value> given, string[] names)
    {
        var byPlace = given.Length - names.Length;
        if (native.ParameterNames.Length == 0)
        {
            throw ScriptError.TypeError("function doesn't take keyword arguments");
        }

        CheckCount(native, byPlace, names.Length);
        var bound = new Value[Math.Max(byPlace, native.ParameterNames.Length)];
        given[..byPlace].CopyTo(bound);
        for (var i = 0; i < names.Length; i++)
        {
            var index = Array.IndexOf(native.ParameterNames, names[i]);
            if (index < 0)
            {
                throw ScriptError.TypeError("extra keyword arguments given");
            }

            if (!bound[index].IsUnset)
            {
                throw ScriptError.TypeError($"function got multiple values for argument '{names[i]}'");
            }

            bound[index] = given[byPlace + i];
        }

        for (var i = byPlace; i < native.Least; i++)
        {
            if (bound[i].IsUnset)
            {
                throw ScriptError.TypeError($"'{native.ParameterNames[i]}' argument required");
            }
        }

        return bound;
    }

    // A method's object does not count where the user reads a number.
    private static void CheckCount(NativeFunction native, int given, int keywords)
    {
        if (given > native.Most)
        {
            throw native.Least == native.Most
                ? ScriptError.TypeError(FormattableString.Invariant($"function takes {native.Most} positional arguments but {given} were given"))
                : ScriptError.TypeError(FormattableString.Invariant($"function expected at most {native.Most} arguments, got {given}"));
        }

        if (given < native.Least && keywords == 0)
        {
            throw native.Least == native.Most
                ? ScriptError.TypeError(FormattableString.Invariant($"function takes {native.Most} positional arguments but {given} were given"))
                : ScriptError.TypeError(FormattableString.Invariant($"function missing {native.Least - given} required positional arguments"));
        }
    }
}
