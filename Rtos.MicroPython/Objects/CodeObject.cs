namespace Rtos.MicroPython;

/// <summary>A compiled body: of a module, a class, a function, a lambda or a comprehension.</summary>
/// <remarks>
/// Locals are numbered: the parameters (positional, then keyword-only, then <c>*args</c>, then <c>**kwargs</c>) first, then the other
/// local names, then hidden ones; captured variables of the outer functions last (<see cref="FreeNames"/>). A local that an inner function
/// uses holds a cell (<see cref="CellLocals"/>): the machine puts it there, containing the parameter's value, when the frame begins.
/// </remarks>
internal sealed class CodeObject
{
    private int[]? _cache;
    private int _frameBytes;

    /// <summary>The function's name; <c>&lt;module&gt;</c>, <c>&lt;lambda&gt;</c>, <c>&lt;listcomp&gt;</c>, <c>&lt;genexpr&gt;</c> …</summary>
    internal required string Name { get; set; }

    /// <summary>The file, as in tracebacks.</summary>
    internal required string File { get; init; }

    internal int FirstLine { get; init; }

    /// <summary>The instructions.</summary>
    internal required Instruction[] Instructions { get; init; }

    /// <summary>The line of each instruction.</summary>
    internal required int[] Lines { get; init; }

    /// <summary>Numbers, texts, tuples of them, and <see cref="CodeObject"/>s (as <see cref="Value.Ref"/>).</summary>
    internal required Value[] Constants { get; init; }

    /// <summary>The names it uses; a machine that registers the code puts its own instances here (<see cref="ScriptNames"/>).</summary>
    internal required string[] Names { get; init; }

    /// <summary>The names of the locals; hidden ones begin with a dot.</summary>
    internal required string[] LocalNames { get; init; }

    /// <summary>Which locals hold cells that this frame makes.</summary>
    internal int[] CellLocals { get; init; } = [];

    /// <summary>The first of the locals that hold the cells of <see cref="FreeNames"/>.</summary>
    internal int FirstFreeLocal { get; init; }

    /// <summary>The captured variables of outer functions, in the order of the tuple of cells.</summary>
    internal string[] FreeNames { get; init; } = [];

    /// <summary>The greatest depth of the stack of values.</summary>
    internal required int StackSize { get; init; }

    /// <summary>The number of positional parameters.</summary>
    internal int PositionalCount { get; init; }

    /// <summary>The number of positional-only parameters (before a slash).</summary>
    internal int PositionalOnlyCount { get; init; }

    /// <summary>The number of keyword-only parameters (after a star).</summary>
    internal int KeywordOnlyCount { get; init; }

    internal bool HasVarArgs { get; init; }

    internal bool HasVarKeywords { get; init; }

    internal bool IsGenerator { get; init; }

    /// <summary>A module's or a class's body: its names live in a dict, see <see cref="Op.LoadName"/>.</summary>
    internal bool HasNamespace { get; init; }

    /// <summary>Code of the interpreter itself: it does not show in tracebacks.</summary>
    internal bool IsHidden { get; init; }

    /// <summary>Whether it was compiled while the script ran: then it takes the script's heap.</summary>
    internal bool TakesHeap { get; set; }

    /// <summary>The mark of the last collection that found it.</summary>
    internal int Mark { get; set; }

    /// <summary>Its bytes in the script's heap, without its constants.</summary>
    internal int HeapBytes => ObjectBytes.Code(Instructions.Length, Constants.Length, Names.Length + LocalNames.Length);

    /// <summary>The exception handlers: searched from the front, the innermost first.</summary>
    internal ExceptionHandler[] Handlers { get; init; } = [];

    /// <summary>Where names were found last, by instruction: a guess that is checked before use.</summary>
    internal int[] Cache => _cache ??= new int[Instructions.Length];

    /// <summary>The number of parameters, including star parameters.</summary>
    internal int ParameterCount => PositionalCount + KeywordOnlyCount + (HasVarArgs ? 1 : 0) + (HasVarKeywords ? 1 : 0);

    /// <summary>The stack that a frame takes on a thread.</summary>
    /// <value>Bytes.</value>
    internal int FrameBytes => _frameBytes != 0 ? _frameBytes : _frameBytes = FrameCost.Of(LocalNames.Length, StackSize);

    public override string ToString() => $"{Name} ({File}:{FirstLine})";
}

/// <summary>An exception at <c>Start ≤ instruction &lt; End</c>: the stack is cut to <c>Depth</c> values, the exception is pushed, and the frame continues at <c>Target</c>.</summary>
internal readonly record struct ExceptionHandler(int Start, int End, int Target, int Depth);
