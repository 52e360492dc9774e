using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>What a machine is put together from, and that stands on it: it knows these parts only from here.</summary>
internal sealed record MachineParts
{
    /// <summary>The names that are there without an import; those with one underscore are the prelude's only.</summary>
    internal required IEnumerable<KeyValuePair<string, Value>> BuiltIns { get; init; }

    /// <summary>The names of the interpreter, by value: the instances that its own tables hold.</summary>
    internal required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>What makes a module in C#, by the name that a script imports.</summary>
    internal required IReadOnlyDictionary<string, Func<Machine, ModuleObject>> Modules { get; init; }

    /// <summary>The names of all modules that a script can be told of, in their order.</summary>
    internal required IReadOnlyList<string> ModuleNames { get; init; }

    /// <summary>Makes what the task of a new thread executes: a call of a function.</summary>
    internal required Func<Machine, PyThread, ScriptCall, TaskBody> NewThread { get; init; }
}

/// <summary>A call that a thread begins with.</summary>
/// <param name="Function">What is called.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Names">The names of the last arguments; null for none.</param>
internal readonly record struct ScriptCall(Value Function, Value[] Arguments, string[]? Names);
