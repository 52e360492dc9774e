using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// The short path for the most frequent cases: a call that need not wait, on a core that has nothing else to attend to, and a
/// switch there. The same happens as on the long path, in fewer steps: callers check <see cref="IsOpen"/> and otherwise take the
/// long path. <see cref="Attention.LongWay"/> closes it, and the tests run both.
/// </summary>
/// <remarks>
/// <code>
///                     open?    made                closed, or something else comes first
///   Enter ──► IsOpen ──────► ──────► Return                   │
///               │                                             ▼
///               └───────────────────────────────► CallGate.Begin: a step of the record
/// </code>
/// Besides the calls: <see cref="HandOver"/>, a switch; <see cref="TaskAt"/>, a guess at the next task; <see cref="CacheHint"/>,
/// which prefetches a task's memory; and the ticks that change nothing but the count, which the run loop skips.
/// </remarks>
internal static class ShortWay
{
    /// <summary>
    /// Whether a call that need not wait can be made now, without a step of its record: nothing comes before it, and it is
    /// allowed. If not, <see cref="CallGate.Begin(Tcb, KernelOperation)"/> handles it.
    /// </summary>
    internal static bool IsOpen(CpuCore core) =>
        !core.Has(Attention.Yield | Attention.Suspended | Attention.Ended | Attention.LongWay | Attention.CallTime | Attention.LockedOut);

    /// <summary>A call has been made without a step of its record, and the record has its result.</summary>
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

    /// <summary>A call that only yields, when there is nothing else to attend to: a switch comes before it returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void GiveWay(CallGate gate, CpuCore core, Tcb task, KernelOperation operation)
    {
        core.RequestSwitchAlone();
        gate.Hold(task, operation, CallProgress.Decided);
    }

    /// <summary>The task at a place of the table, usually the one that ran after the current one last time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tcb TaskAt(CpuCore core, uint place, TaskTable table) => core.Followers.Find(core.Current!, place) ?? Learn(core, place, table);

    /// <summary>A switch when there is nothing else to attend to.</summary>
    /// <param name="policy">The policy that selects the task.</param>
    /// <param name="core">The core.</param>
    /// <param name="now">The present virtual time.</param>
    /// <returns>The next task, which may be the same one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tcb HandOver(SchedulingPolicy policy, CpuCore core, long now)
    {
        core.ClearSwitch();
        Scheduler.AddRunTime(core, now);
        return policy.SelectTask(core);
    }

    // With the short path closed nothing is remembered, so nothing is found either.
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
