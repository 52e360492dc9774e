namespace Rtos.Thread;

/// <summary>What kind of Python object a value is.</summary>
public enum PyKind
{
    /// <summary><c>None</c>.</summary>
    None,

    /// <summary><c>True</c> or <c>False</c>.</summary>
    Bool,

    /// <summary>An <c>int</c> of any size.</summary>
    Int,

    /// <summary>A <c>float</c>.</summary>
    Float,

    /// <summary>A <c>str</c>.</summary>
    Str,

    /// <summary>A <c>tuple</c>.</summary>
    Tuple,

    /// <summary>A <c>list</c>.</summary>
    List,

    /// <summary>A <c>dict</c> whose keys are strings, as keyword arguments are.</summary>
    Dict,

    /// <summary>Something that can be called: a function, a bound method, a class …</summary>
    Callable,

    /// <summary>Any other object: the layer hands it on without looking at it.</summary>
    Object,
}
