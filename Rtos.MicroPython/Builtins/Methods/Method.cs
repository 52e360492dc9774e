namespace Rtos.MicroPython;

/// <summary>Adds methods to types.</summary>
internal static class Method
{
    /// <summary>Adds one; the object counts among the arguments.</summary>
    internal static void Add(
        TypeObject type, string name, int least, int most, NativeCode code, string? fallback = null, int iterable = -1, params string?[] names) =>
        type.Attributes.Set(string.Intern(name), Value.Of(new NativeFunction(name, least, most, code)
        {
            FallbackName = fallback,
            IterableArgument = iterable,
            ParameterNames = names,
        }));

    /// <summary>Adds one that takes no object.</summary>
    internal static void AddStatic(TypeObject type, string name, int least, int most, NativeCode code, string? fallback = null, int iterable = -1) =>
        type.Attributes.Set(string.Intern(name), Value.Of(new MethodWrapperObject(
            Value.Of(new NativeFunction(name, least, most, code) { FallbackName = fallback, IterableArgument = iterable }), isClassMethod: false)));

    /// <summary>The object that a method was called with.</summary>
    internal static T Self<T>(Arguments args)
        where T : ScriptObject => Numbers.Unwrap(args[0]).Ref as T ?? throw Wrong(args[0]);

    internal static string Str(Arguments args, int index) =>
        Numbers.Unwrap(args[index]).Ref as string ?? throw (index == 0 ? Wrong(args[0]) : TextOperators.NoImplicit(args[index]));

    internal static Value Given(Arguments args, int index) => args.Has(index) ? args[index] : Value.None;

    private static ScriptError Wrong(Value value) => ScriptError.TypeError($"argument num/types mismatch: an object of type '{Types.NameOf(value)}' has no such method");
}
