using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Tasks that wait for a mutex that its holder will not give back, in a run that is alive otherwise.</summary>
/// <remarks>
/// A task that waits for an item of a queue may be as it should be: nothing has come for it. A mutex is given back by its holder and
/// by nobody else, so a holder that itself waits without an end, is suspended or gets no core is worth a note.
/// </remarks>
internal static class StuckMutexes
{
    /// <summary>The chains of tasks from one that waits for a mutex to the one on which all depends.</summary>
    /// <param name="device">The device at the end of a run.</param>
    /// <param name="starved">The tasks that have been ready and got no core.</param>
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

    // Null for a circle: that is a deadlock.
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
            TaskState.Suspended => true,
            TaskState.Ready => starved.Contains(task),
            _ => WaitGraph.WaitsForever(scheduler, task) && task.Call.Since <= earliest,
        };
}
