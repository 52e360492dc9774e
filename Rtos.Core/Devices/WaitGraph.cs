namespace Rtos.Core;

/// <summary>Finds who waits for whom, and whether anything can still happen by itself. Looking changes nothing.</summary>
internal static class WaitGraph
{
    /// <summary>Whether a task waits, without a time-out, for another task or an interrupt.</summary>
    internal static bool WaitsForever(Scheduler scheduler, Tcb task) =>
        task.Call.Progress == CallProgress.Waiting
        && task.IsIn(ListKind.Suspended)
        && scheduler.Policy.GetState(task) == TaskState.Blocked;

    /// <summary>The first tasks found that wait for each other's mutexes in a cycle, each for the next; empty if there is none.</summary>
    internal static IReadOnlyList<Tcb> FindCycle(Scheduler scheduler)
    {
        var known = new HashSet<Tcb>();
        foreach (var first in scheduler.AllTasks())
        {
            var chain = new List<Tcb>();
            for (var task = first; task is not null && known.Add(task); task = Next(scheduler, task))
            {
                chain.Add(task);
                if (Next(scheduler, task) is { } next && chain.IndexOf(next) is >= 0 and var start)
                {
                    return chain[start..];
                }
            }
        }

        return [];
    }

    /// <summary>Whether a task is ready, sleeps, waits with a time-out, or an interrupt has been raised for later; idle tasks do not count.</summary>
    internal static bool CanGoOn(Device device) =>
        device.Loop.HasInterrupts
        || device.Scheduler.AllTasks().Any(t => !t.IsIdle && (t.IsIn(ListKind.Ready) || t.IsIn(ListKind.Delayed)));

    /// <summary>The task that a task waits for without a time-out: the holder of a mutex.</summary>
    internal static Tcb? Next(Scheduler scheduler, Tcb task) =>
        WaitsForever(scheduler, task) ? task.Call.Operation.WaitsForHolder() : null;
}
