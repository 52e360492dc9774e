namespace Rtos.Thread;

/// <summary>What sort of callable a Python object is; the Loboris dialect starts threads with some of them only.</summary>
public enum PyCallableKind
{
    /// <summary>A function, lambda or closure.</summary>
    Function,

    /// <summary>A method with its object.</summary>
    BoundMethod,

    /// <summary>A function that the interpreter brings.</summary>
    BuiltIn,

    /// <summary>A class.</summary>
    Type,

    /// <summary>An object with a <c>__call__</c>.</summary>
    Instance,
}
