namespace Rtos.Core;

/// <summary>One kind of kernel call: what it does in a step, and how the trace writes it. It has no state of its own for one call: that is the record's.</summary>
/// <param name="row">Its names and arguments.</param>
/// <param name="resultType">The type of its result; null without one.</param>
internal abstract class KernelOperation(CallRow row, Type? resultType = null)
{
    /// <summary>Its names and arguments.</summary>
    internal CallRow Row { get; } = row;

    /// <summary>The row's number, which is asked at every call.</summary>
    internal int RowNumber { get; } = row.Number;

    /// <summary>
    /// Whether the C function begins by asking whether the scheduler is suspended. Upstream on several cores that is a
    /// critical section of its own, whose end makes a noted switch before anything else happens.
    /// </summary>
    internal bool AsksSchedulerState { get; init; }

    /// <summary>
    /// Whether the last thing that the C function does is to leave a critical section: upstream on several cores that makes a
    /// yield that was noted inside of it, and <see cref="CallGate"/> sees to it when a step has the result.
    /// </summary>
    internal virtual bool EndsInCriticalSection => true;

    /// <summary>The type of the result; null without one.</summary>
    internal Type? ResultType { get; } = resultType;

    /// <summary>The name in traces, in camelCase.</summary>
    internal string Name => Row.Name;

    /// <summary>The FreeRTOS function.</summary>
    internal string FreeRtosName => Row.FreeRtosName;

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
