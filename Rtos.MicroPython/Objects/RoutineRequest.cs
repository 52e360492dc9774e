using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A function in C# that may wait: the thread gives up the GIL, runs it with its own task, and takes the GIL again.</summary>
/// <param name="name">The function, with its module.</param>
/// <param name="arguments">What it was called with.</param>
/// <param name="start">Calls it.</param>
internal sealed class RoutineRequest(string name, Value[] arguments, Func<Routine<PyValue>> start)
{
    internal string Name => name;

    internal Value[] Arguments => arguments;

    internal Func<Routine<PyValue>> Start => start;

    /// <summary>What it has returned.</summary>
    internal PyValue Value { get; set; }

    /// <summary>The exception of Python that it has thrown; null for none.</summary>
    internal Exception? Thrown { get; set; }
}
