using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// The short way of what happens most: a call that need not wait, on a core that has nothing else to attend to, and a switch
/// there. The same happens as on the long way, in fewer steps: callers ask <see cref="IsOpen"/> and otherwise take the
/// long way. <see cref="Attention.LongWay"/> closes it, and the tests run both.
/// </summary>
/// <remarks>
/// <code>
///                     open?    made                closed, or something else comes first
///   Enter ──► IsOpen ──────► ──────► Return                   │
///               │                                             ▼
///               └───────────────────────────────► CallGate.Begin: a step of the record
/// </code>
/// Besides the calls: <see cref="HandOver"/>, a switch; <see cref="TaskAt"/>, a guess at the next task; <see cref="CacheHint"/>,
/// which asks the processor for a task's memory; and the ticks that change nothing but the count, which the run loop leaves out.
/// </remarks>
internal static class ShortWay
{
    /// <summary>
    /// Whether a call that need not wait can be made now, without a step of its record: nothing comes before it, and it may be
    /// made. If not, <see cref="CallGate.Begin(Tcb, KernelOperation)"/> sees to it.
    /// </summary>
    internal static bool IsOpen(CpuCore core) =>
        !core.Has(Attention.Yield | Attention.Suspended | Attention.Ended | Attention.LongWay | Attention.Choices);

    /// <summary>A call has been made without a step of its record, and its result stands there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Return(CallGate gate, CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Attention == Attention.None)
        {
            task.Call.ReturnAtOnce();
        }
        else
        {
            gate.Return(core, task, operation);
        }
    }

    /// <summary>A call that only gives way, when there is nothing else to attend to: a switch comes before it returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void GiveWay(CallGate gate, CpuCore core, Tcb task, KernelOperation operation)
    {
        core.RequestSwitchAlone();
        gate.Hold(task, operation, CallProgress.Decided);
    }

    /// <summary>The task at a place of the table, which mostly is the one that ran after the current one the last time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tcb TaskAt(CpuCore core, uint place, TaskTable table) => core.Followers.Find(core.Current!, place) ?? Learn(core, place, table);

    /// <summary>A switch when there is nothing else to attend to.</summary>
    /// <param name="policy">Who selects.</param>
    /// <param name="core">The core.</param>
    /// <param name="now">The present virtual time.</param>
    /// <returns>The task that comes, which may be the one that was.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tcb HandOver(SchedulingPolicy policy, CpuCore core, long now)
    {
        core.ClearSwitch();
        Scheduler.AddRunTime(core, now);
        return policy.SelectTask(core);
    }

    // With the way closed nothing is learned, so nothing is found either.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tcb Learn(CpuCore core, uint place, TaskTable table)
    {
        var task = table.TaskAt(place);
        if (!core.Has(Attention.LongWay))
        {
            core.Followers.Keep(core.Current!, task);
        }

        return task;
    }
}
