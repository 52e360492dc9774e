using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A C# function that may wait: the thread releases the GIL, runs the function with its own task, and takes the GIL again.</summary>
/// <param name="name">The function, with its module.</param>
/// <param name="arguments">The arguments of the call.</param>
/// <param name="start">Calls it.</param>
internal sealed class RoutineRequest(string name, Value[] arguments, Func<Routine<PyValue>> start)
{
    internal string Name => name;

    internal Value[] Arguments => arguments;

    internal Func<Routine<PyValue>> Start => start;

    /// <summary>Its result.</summary>
    internal PyValue Value { get; set; }

    /// <summary>The Python exception that it threw; null for none.</summary>
    internal Exception? Thrown { get; set; }
}
