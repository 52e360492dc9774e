namespace Rtos.MicroPython;

/// <summary>The arguments of a call of a native function, and its parameters.</summary>
internal static class NativeArguments
{
    /// <summary>The arguments for the function's code if the last arguments have names.</summary>
    internal static Arguments Named(NativeFunction native, ReadOnlySpan<Value> given, string[] names) =>
        native.TakesAnyKeyword ? new Arguments(given, names) : new Arguments(Bind(native, given, names));

    // The arguments of a native function, in the order of its parameters.
    private static Value[] Bind(NativeFunction native, ReadOnlySpan<Value> given, string[] names)
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

    /// <summary>Checks the number of arguments.</summary>
    /// <param name="native">The function.</param>
    /// <param name="given">The number of positional arguments.</param>
    /// <param name="keywords">The number of keyword arguments.</param>
    internal static void CheckCount(NativeFunction native, int given, int keywords)
    {
        if (given > native.Most || (given < native.Least && keywords == 0))
        {
            throw WrongCount(native, given);
        }
    }

    private static ScriptError WrongCount(NativeFunction native, int given) => ScriptError.TypeError(
        native.Least == native.Most ? FormattableString.Invariant($"function takes {native.Most} positional arguments but {given} were given")
        : given > native.Most ? FormattableString.Invariant($"function expected at most {native.Most} arguments, got {given}")
        : FormattableString.Invariant($"function missing {native.Least - given} required positional arguments"));
}
