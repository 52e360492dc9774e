namespace Rtos.Thread;

/// <summary>The kinds of callables; the Loboris dialect starts threads only with some of them.</summary>
public enum PyCallableKind
{
    /// <summary>A function, lambda or closure.</summary>
    Function,

    /// <summary>A method with its object.</summary>
    BoundMethod,

    /// <summary>A function of the interpreter.</summary>
    BuiltIn,

    /// <summary>A class.</summary>
    Type,

    /// <summary>An object with a <c>__call__</c>.</summary>
    Instance,
}
