namespace Rtos.MicroPython;

/// <summary>The instructions of the machine. Each has one argument; those that do not use it have 0.</summary>
/// <remarks>Comments show the stack before and after, the top to the right: <c>a b → c</c>.</remarks>
internal enum Op : byte
{
    /// <summary>Does nothing.</summary>
    Nop,

    // --- Values ------------------------------------------------------------------------------------

    /// <summary><c>→ Constants[arg]</c>.</summary>
    LoadConst,

    /// <summary><c>→ int arg</c>.</summary>
    LoadSmallInt,

    /// <summary><c>→ None</c>.</summary>
    LoadNone,

    /// <summary><c>→ True</c> or <c>False</c>: arg is 1 or 0.</summary>
    LoadBool,

    /// <summary><c>→ Ellipsis</c>.</summary>
    LoadEllipsis,

    /// <summary><c>a →</c>.</summary>
    Pop,

    /// <summary><c>a → a a</c>.</summary>
    Dup,

    /// <summary><c>a b → a b a b</c>.</summary>
    DupTwo,

    /// <summary><c>a b → b a</c>.</summary>
    RotTwo,

    /// <summary><c>a b c → c a b</c>.</summary>
    RotThree,

    // --- Names ------------------------------------------------------------------------------------

    /// <summary><c>→ locals[arg]</c>; NameError "local variable referenced before assignment" when unset.</summary>
    LoadFast,

    /// <summary><c>a →</c>, into locals[arg].</summary>
    StoreFast,

    /// <summary>Unsets locals[arg]; NameError when it is unset.</summary>
    DeleteFast,

    /// <summary><c>→</c> the content of the cell in locals[arg]; NameError when it is unset.</summary>
    LoadCell,

    /// <summary><c>a →</c>, into the cell in locals[arg].</summary>
    StoreCell,

    /// <summary>Unsets the content of the cell in locals[arg].</summary>
    DeleteCell,

    /// <summary><c>→</c> the cell itself in locals[arg], for <see cref="MakeFunction"/>'s tuple of cells.</summary>
    LoadClosure,

    /// <summary>Module and class bodies: <c>→</c> Names[arg] from the body's names, else globals, else built-ins.</summary>
    LoadName,

    /// <summary>Module and class bodies: <c>a →</c>, into the body's names.</summary>
    StoreName,

    /// <summary>Module and class bodies: removes Names[arg] from the body's names.</summary>
    DeleteName,

    /// <summary><c>→</c> Names[arg] from globals, else built-ins.</summary>
    LoadGlobal,

    /// <summary><c>a →</c>, into globals.</summary>
    StoreGlobal,

    /// <summary>Removes Names[arg] from globals.</summary>
    DeleteGlobal,

    // --- Attributes and elements -----------------------------------------------------------------

    /// <summary><c>o → o.Names[arg]</c>.</summary>
    LoadAttr,

    /// <summary><c>value o →</c>: o.Names[arg] = value.</summary>
    StoreAttr,

    /// <summary><c>o →</c>: del o.Names[arg].</summary>
    DeleteAttr,

    /// <summary><c>o → function self</c>, or <c>o → unset callable</c> when the attribute is no method; for <see cref="CallMethod"/>.</summary>
    LoadMethod,

    /// <summary><c>→ function self</c> as <see cref="LoadMethod"/>, for <c>super().Names[arg]</c>. <c>class self → function self</c>.</summary>
    LoadSuperMethod,

    /// <summary><c>o i → o[i]</c>.</summary>
    LoadSubscript,

    /// <summary><c>value o i →</c>: o[i] = value.</summary>
    StoreSubscript,

    /// <summary><c>o i →</c>: del o[i].</summary>
    DeleteSubscript,

    // --- Building ---------------------------------------------------------------------------------

    /// <summary><c>x1 … xarg → tuple</c>.</summary>
    BuildTuple,

    /// <summary><c>x1 … xarg → list</c>.</summary>
    BuildList,

    /// <summary><c>x1 … xarg → set</c>.</summary>
    BuildSet,

    /// <summary><c>k1 v1 … → dict</c> of arg entries.</summary>
    BuildDict,

    /// <summary><c>start stop → slice</c> (arg 2) or <c>start stop step → slice</c> (arg 3).</summary>
    BuildSlice,

    /// <summary><c>s1 … sarg → str</c>: joins texts (f-strings).</summary>
    BuildString,

    /// <summary>f-strings: <c>value → str</c>, or <c>value spec → str</c> with bit 4. Low bits: 0 str() or format, 1 !s, 2 !r, 3 !a.</summary>
    FormatValue,

    /// <summary><c>x →</c>: appends to the list that lies arg places below the top (1 is right below x).</summary>
    ListAppend,

    /// <summary><c>x →</c>: adds to the set that lies arg places below.</summary>
    SetAdd,

    /// <summary><c>k v →</c>: sets an entry of the dict that lies arg places below the pair.</summary>
    DictAdd,

    /// <summary><c>list iterable → list</c>, extended.</summary>
    ListExtend,

    /// <summary><c>set iterable → set</c>, extended.</summary>
    SetUpdate,

    /// <summary><c>dict mapping → dict</c>, updated; with arg 1 a key that is there already is a TypeError (keyword arguments).</summary>
    DictMerge,

    /// <summary><c>list → tuple</c>.</summary>
    ListToTuple,

    /// <summary><c>iterable → xarg … x1</c>: exactly arg elements, the first on top.</summary>
    UnpackSequence,

    /// <summary><c>a, *b, c = …</c>: low 8 bits of arg before the star, the next 8 behind it; the first on top, the star's list among them.</summary>
    UnpackEx,

    // --- Operators --------------------------------------------------------------------------------

    /// <summary><c>a → op a</c>; arg is a <see cref="UnaryOp"/>.</summary>
    Unary,

    /// <summary><c>a b → a op b</c>; arg is a <see cref="BinaryOp"/>.</summary>
    Binary,

    /// <summary><c>a b → a</c> after <c>a op= b</c>; arg is a <see cref="BinaryOp"/>.</summary>
    InPlace,

    /// <summary><c>a b → bool</c>; arg is a <see cref="CompareOp"/>.</summary>
    Compare,

    // --- Jumps (arg: the index of the instruction) ------------------------------------------------

    /// <summary>Goes on at arg.</summary>
    Jump,

    /// <summary><c>a →</c>: goes on at arg if a is true.</summary>
    PopJumpIfTrue,

    /// <summary><c>a →</c>: goes on at arg if a is false.</summary>
    PopJumpIfFalse,

    /// <summary><c>a → a</c> and goes on at arg if a is true, else <c>a →</c>.</summary>
    JumpIfTrueOrPop,

    /// <summary><c>a → a</c> and goes on at arg if a is false, else <c>a →</c>.</summary>
    JumpIfFalseOrPop,

    /// <summary><c>iterable → iterator</c>.</summary>
    GetIter,

    /// <summary><c>it → it x</c>, or <c>it →</c> and goes on at arg when there is no more.</summary>
    ForIter,

    // --- Calls ------------------------------------------------------------------------------------

    /// <summary><c>f x1 … xarg → result</c>.</summary>
    Call,

    /// <summary><c>f x1 … xarg names → result</c>: names is a constant tuple of the last arguments' names.</summary>
    CallKeyword,

    /// <summary><c>f args → result</c> (arg 0) or <c>f args keywords → result</c> (arg 1): a tuple and a dict.</summary>
    CallSpread,

    /// <summary><c>function self x1 … xarg → result</c>, as <see cref="LoadMethod"/> left them.</summary>
    CallMethod,

    /// <summary>As <see cref="CallMethod"/> with a constant tuple of names on top.</summary>
    CallMethodKeyword,

    /// <summary>
    /// Makes a function of the code Constants[arg >> 3]. Bit 0: a tuple of defaults lies on the stack; bit 1: behind it
    /// a dict of the keyword-only parameters' defaults; bit 2: behind it a tuple of cells.
    /// </summary>
    MakeFunction,

    /// <summary><c>body name base1 … basearg → class</c>: body is the function of the class body.</summary>
    BuildClass,

    /// <summary><c>a →</c>: leaves the frame with a.</summary>
    Return,

    /// <summary><c>a → sent</c>: leaves the generator's frame for a while.</summary>
    Yield,

    /// <summary><c>iterator sent → iterator sent'</c> at itself again while there is more; then <c>iterator sent → result</c> (yield from).</summary>
    YieldFrom,

    // --- Exceptions -------------------------------------------------------------------------------

    /// <summary>arg 1: <c>e →</c> raises it; 2: <c>e cause →</c>.</summary>
    Raise,

    /// <summary><c>e →</c>: raises it again with the traceback that it has.</summary>
    Reraise,

    /// <summary>A <c>raise</c> without anything outside of an except clause: RuntimeError.</summary>
    RaiseNothing,

    /// <summary><c>e type → e bool</c>: whether a clause of that type, or tuple of types, catches e.</summary>
    MatchException,

    /// <summary>assert: <c>→</c> raises an AssertionError; with arg 1 <c>message →</c>.</summary>
    RaiseAssertion,

    /// <summary><c>manager → exit value</c>: the manager's bound __exit__, and what its __enter__ gave.</summary>
    WithEnter,

    /// <summary><c>exit →</c>: calls it with three times None.</summary>
    WithExit,

    /// <summary><c>exit e → e bool</c>: calls exit with the exception; whether it is swallowed.</summary>
    WithExitException,

    // --- Modules ----------------------------------------------------------------------------------

    /// <summary><c>level fromlist → module</c> Names[arg]: level an int, fromlist None or a tuple of names. Without a fromlist the first part of a dotted name.</summary>
    ImportName,

    /// <summary><c>module → module attribute</c> Names[arg].</summary>
    ImportFrom,

    /// <summary><c>module →</c>: every public name into the body's names.</summary>
    ImportStar,

    /// <summary>The prompt: <c>a →</c> prints repr(a) unless it is None.</summary>
    PrintExpression,
}
