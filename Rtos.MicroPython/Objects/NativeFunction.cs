namespace Rtos.MicroPython;

/// <summary>The code of a function of the interpreter. It returns at once; see <see cref="NativeResult"/> for what it can return instead of a value.</summary>
/// <param name="machine">The machine.</param>
/// <param name="args">The arguments, in the order of the parameters; unset where one was omitted.</param>
internal delegate NativeResult NativeCode(Machine machine, Arguments args);

/// <summary>A function of the interpreter, in C#. It never runs Python code itself.</summary>
/// <remarks>
/// Work that needs Python code (a method of a script's class, a generator, a key function) is left to the interpreter: the C# code returns
/// <see cref="Value.Fallback"/>, and the Python function <see cref="FallbackName"/> of the prelude is called with the same
/// arguments; or it returns <see cref="NativeResult.Call"/>, and the result of that call is the result. A native method gets its
/// object as argument 0.
/// </remarks>
internal sealed class NativeFunction : ScriptObject
{
    /// <summary>Stands for an unlimited number of arguments.</summary>
    internal const int Open = int.MaxValue;

    internal NativeFunction(string name, int least, int most, NativeCode code)
    {
        Name = name;
        Least = least;
        Most = most;
        Code = code;
    }

    internal string Name { get; }

    /// <summary>The least number of arguments (including the object of a method).</summary>
    internal int Least { get; }

    /// <summary>The most positional arguments, or <see cref="Open"/>.</summary>
    internal int Most { get; }

    internal NativeCode Code { get; }

    /// <summary>
    /// The names by which arguments can be given, by index; null where there is none. Those beyond <see cref="Most"/> are
    /// keyword-only. Without a table no keywords are taken, unless it is <see cref="TakesAnyKeyword"/>.
    /// </summary>
    internal string?[] ParameterNames { get; init; } = [];

    /// <summary>Any keyword is taken; the code finds them in <see cref="Arguments.KeywordNames"/>. For functions without a table.</summary>
    internal bool TakesAnyKeyword { get; init; }

    /// <summary>
    /// The index of an argument that is iterated over, or -1: if it is not natively iterable (a generator, an object with
    /// <c>__next__</c>), the machine first makes a list of it, then calls the code with the list.
    /// </summary>
    internal int IterableArgument { get; init; } = -1;

    /// <summary>As a method it gets the object itself, even if its class derives from a native type.</summary>
    internal bool TakesInstance { get; init; }

    /// <summary>The function of the prelude to call when the code returns <see cref="Value.Fallback"/>.</summary>
    internal string? FallbackName { get; init; }

    internal override TypeObject Type => Types.BuiltInFunction;

    internal override int HeapBytes => 0;

    internal override bool IsShared => true;

    public override string ToString() => $"<function {Name}>";
}
