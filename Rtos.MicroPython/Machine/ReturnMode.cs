namespace Rtos.MicroPython;

/// <summary>What becomes of a frame's result in the frame that called it.</summary>
internal enum ReturnMode : byte
{
    /// <summary>It is pushed.</summary>
    Push,

    /// <summary>It is dropped: <c>o[i] = x</c>, setters, scheduled callbacks.</summary>
    Drop,

    /// <summary>It must be None; the new object (the frame's <see cref="Frame.Aux"/>) is pushed: <c>__init__</c>.</summary>
    Init,

    /// <summary>It is an exception to be raised: <c>raise Type</c>.</summary>
    Raise,

    /// <summary>As <see cref="Init"/>, and the new object goes where Aux says.</summary>
    InitThen,

    /// <summary>As <see cref="Init"/>, and the new object is raised.</summary>
    InitRaise,

    /// <summary>Its truth value is pushed: <c>in</c>.</summary>
    Truth,

    /// <summary>The opposite of its truth value is pushed: <c>not in</c>, <c>!=</c> by <c>__eq__</c>.</summary>
    NotTruth,

    /// <summary>It takes the place <see cref="Frame.AuxIndex"/> of the stack, and the caller's instruction is executed again.</summary>
    Retry,

    /// <summary>It says whether Aux is true, for a jump that keeps Aux.</summary>
    JumpOrPop,

    /// <summary>It is the next element of a loop's iterator; a StopIteration ends the loop.</summary>
    ForIter,

    /// <summary>It is the next element of a <c>yield from</c>; a StopIteration ends it, with its value.</summary>
    YieldFrom,

    /// <summary>It is an operator's; if it is NotImplemented, Aux holds what is tried next.</summary>
    Operator,

    /// <summary>The class body has run: Aux holds name, bases and namespace.</summary>
    Class,

    /// <summary>The module's body has run: Aux is the module.</summary>
    Module,

    /// <summary>It is what a with statement's exit gave for an exception: whether it is swallowed.</summary>
    WithExit,

    /// <summary>It came from a generator that was to close: an error. When the generator has ended, Aux is raised.</summary>
    CloseInner,

    /// <summary>It is the list that a native call was waiting for.</summary>
    NativeCall,

    /// <summary>A scheduled callback has returned.</summary>
    Callback,

    /// <summary>The lowest frame of a thread.</summary>
    Bottom,
}
