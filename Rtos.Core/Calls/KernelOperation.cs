namespace Rtos.Core;

/// <summary>One kind of kernel call: what a step of it does, and how the trace shows it. It has no state for a single call: the record has.</summary>
/// <param name="row">Its names and arguments.</param>
/// <param name="resultType">The type of its result; null without one.</param>
internal abstract class KernelOperation(CallRow row, Type? resultType = null)
{
    /// <summary>Its names and arguments.</summary>
    internal CallRow Row { get; } = row;

    /// <summary>The row's number, which is read at every call.</summary>
    internal int RowNumber { get; } = row.Number;

    /// <summary>
    /// Whether the C function begins by asking whether the scheduler is suspended. In upstream FreeRTOS on several cores this is a
    /// critical section of its own, whose end makes a noted switch before anything else happens.
    /// </summary>
    internal bool AsksSchedulerState { get; init; }

    /// <summary>
    /// Whether the last thing that the C function does is to leave a critical section: in upstream FreeRTOS on several cores this makes
    /// a yield that was noted inside it. <see cref="CallGate"/> does this when a step has the result.
    /// </summary>
    internal virtual bool EndsInCriticalSection => true;

    /// <summary>
    /// Whether the C function ends by enabling interrupts that the caller has disabled before: a switch that was requested meanwhile
    /// is pending and is made then. One that was noted follows.
    /// </summary>
    internal virtual bool EnablesInterrupts => false;

    /// <summary>
    /// Whether the call needs the kernel's locks when it begins. In upstream FreeRTOS on several cores its core stands still while the
    /// other one owns them.
    /// </summary>
    internal virtual bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => true;

    /// <summary>The type of the result; null without one.</summary>
    internal Type? ResultType { get; } = resultType;

    /// <summary>The name in traces, in camelCase.</summary>
    internal string Name => Row.Name;

    /// <summary>The FreeRTOS function.</summary>
    internal string FreeRtosName => Row.FreeRtosName;

    /// <summary>
    /// Continues the call: does one pass of the C function's loop. Called while the caller is the current task of the
    /// core that runs code now.
    /// </summary>
    /// <returns>Whether the result is known. If not, the caller is on a list, works, or has to switch first.</returns>
    internal abstract bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call);

    /// <summary>The result as the trace shows it.</summary>
    internal virtual TraceValue Describe(in KernelCall call) => TraceValue.None;

    /// <summary>The caller was deleted before the call returned: gives back what the record holds.</summary>
    internal virtual void Abandon(ref KernelCall call)
    {
    }

    /// <summary>What a waiting call waits for, for reports: the name of a queue, a task …</summary>
    internal virtual string? WaitsFor(in KernelCall call) => null;

    /// <summary>The object on which a waiting call waits; null if there is none.</summary>
    internal virtual KernelObject? WaitsAt => null;

    /// <summary>The task that holds what a waiting call waits for; null if nobody holds it, or if it cannot be held.</summary>
    internal virtual Tcb? WaitsForHolder() => null;
}
