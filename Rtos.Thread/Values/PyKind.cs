namespace Rtos.Thread;

/// <summary>The kinds of Python objects.</summary>
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

    /// <summary>A <c>dict</c> whose keys are strings, like keyword arguments.</summary>
    Dict,

    /// <summary>A callable: a function, a bound method, a class …</summary>
    Callable,

    /// <summary>Any other object: the layer passes it on without looking at it.</summary>
    Object,
}
