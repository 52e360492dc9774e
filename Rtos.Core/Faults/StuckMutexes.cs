namespace Rtos.Core;

/// <summary>Finds tasks that wait for a mutex that its holder will not give back, in a run that otherwise continues.</summary>
/// <remarks>
/// It may be normal for a task to wait for an item of a queue: nothing has come for it. A mutex can only be given back by its holder,
/// so a holder that itself waits without a time-out, is suspended or gets no core is worth reporting.
/// </remarks>
internal static class StuckMutexes
{
    /// <summary>The chains of tasks from one that waits for a mutex to the one that blocks the chain.</summary>
    /// <param name="device">The device at the end of a run.</param>
    /// <param name="starved">The tasks that were ready and got no core.</param>
    /// <returns>A chain for each task that has waited for a quarter of the run and at least 20 ticks: each waits for the next.</returns>
    internal static IEnumerable<IReadOnlyList<Tcb>> Find(Device device, IReadOnlyCollection<Tcb> starved)
    {
        var earliest = device.Now.Value - StarvationWatch.LeastTime(device);
        foreach (var task in device.Scheduler.AllTasks())
        {
            if (WaitGraph.Next(device.Scheduler, task) is not null && Chain(device.Scheduler, task) is { } chain
                && chain.All(t => IsStuck(device.Scheduler, t, earliest, starved)))
            {
                yield return chain;
            }
        }
    }

    // Null for a cycle: that is a deadlock.
    private static List<Tcb>? Chain(Scheduler scheduler, Tcb first)
    {
        var chain = new List<Tcb>();
        for (var task = first; task is not null; task = WaitGraph.Next(scheduler, task))
        {
            if (chain.Contains(task))
            {
                return null;
            }

            chain.Add(task);
        }

        return chain;
    }

    private static bool IsStuck(Scheduler scheduler, Tcb task, long earliest, IReadOnlyCollection<Tcb> starved) =>
        scheduler.Policy.GetState(task) switch
        {
            TaskState.Suspended or TaskState.Deleted => true,
            TaskState.Ready => starved.Contains(task),
            _ => WaitGraph.WaitsForever(scheduler, task) && task.Call.Since <= earliest,
        };
}
