using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The parts from which a machine is assembled, and which are built on it: it knows them only from here.</summary>
internal sealed record MachineParts
{
    /// <summary>The names that exist without an import; those with one underscore are for the prelude only.</summary>
    internal required IEnumerable<KeyValuePair<string, Value>> BuiltIns { get; init; }

    /// <summary>The names of the interpreter, by value: the instances in its own tables.</summary>
    internal required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The factory of a C# module, by the name that a script imports.</summary>
    internal required IReadOnlyDictionary<string, Func<Machine, ModuleObject>> Modules { get; init; }

    /// <summary>The names of all modules that scripts can list, in order.</summary>
    internal required IReadOnlyList<string> ModuleNames { get; init; }

    /// <summary>Makes the body of a new thread's task: a call of a function.</summary>
    internal required Func<Machine, PyThread, ScriptCall, TaskBody> NewThread { get; init; }
}

/// <summary>The call with which a thread begins.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Names">The names of the last arguments; null for none.</param>
internal readonly record struct ScriptCall(Value Function, Value[] Arguments, string[]? Names);
