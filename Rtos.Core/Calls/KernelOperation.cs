namespace Rtos.Core;

/// <summary>One kind of kernel call: what it does in a step, and how the trace writes it. It has no state of its own for one call: that is the record's.</summary>
internal abstract class KernelOperation
{
    // The names stand before this runs: they are literals, or parameters of a primary constructor, which are kept first.
    internal KernelOperation() => Number = OperationNames.NumberOf(this);

    /// <summary>
    /// Whether the C function begins by asking whether the scheduler is suspended. Upstream on several cores that is a
    /// critical section of its own, whose end makes a noted switch before anything else happens.
    /// </summary>
    internal bool AsksSchedulerState { get; init; }

    /// <summary>The type of the result; null without one.</summary>
    internal Type? ResultType { get; private protected init; }

    /// <summary>The number of its names. See <see cref="OperationNames"/>.</summary>
    internal int Number { get; }

    /// <summary>The name in traces, in camelCase.</summary>
    internal abstract string Name { get; }

    /// <summary>The FreeRTOS function.</summary>
    internal abstract string FreeRtosName { get; }

    /// <summary>
    /// Goes on with the call: does once what the C function's loop does once. Called with the caller current on the
    /// core that runs code now.
    /// </summary>
    /// <returns>Whether the result stands. If not, the caller has been placed on a list, works, or has a switch before it.</returns>
    internal abstract bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call);

    /// <summary>The result as the trace writes it.</summary>
    internal virtual TraceValue Describe(in KernelCall call) => TraceValue.None;

    /// <summary>The caller has been deleted before the call returned: give back what the record holds.</summary>
    internal virtual void Abandon(ref KernelCall call)
    {
    }

    /// <summary>What a waiting call waits for, for reports: the name of a queue, a task …</summary>
    internal virtual string? WaitsFor(in KernelCall call) => null;

    /// <summary>The object that a waiting call waits at; null when it waits at none.</summary>
    internal virtual KernelObject? WaitsAt => null;

    /// <summary>The task that holds what a waiting call waits for; null where nobody holds it, or where it cannot be held.</summary>
    internal virtual Tcb? WaitsForHolder() => null;
}
