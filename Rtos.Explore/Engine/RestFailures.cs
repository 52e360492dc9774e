using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Finds what is wrong with a device whose run is over although nothing stopped it: deadlock and starvation.</summary>
internal static class RestFailures
{
    /// <summary>Looks at a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="watch">Has seen which tasks waited for a core; null if that does not count.</param>
    internal static SearchFailure? Find(Device device, StarvationWatch? watch)
    {
        var scheduler = device.Scheduler;
        var cycle = WaitGraph.FindCycle(scheduler);
        if (cycle.Count > 0)
        {
            return Deadlock(device, "deadlock", cycle);
        }

        var starved = watch?.AtTheEnd(device) ?? [];
        var stuck = WaitGraph.CanGoOn(device)
            ? StuckMutexes.Find(device, [.. starved.Select(s => s.Task)]).FirstOrDefault()
            : scheduler.AllTasks().FirstOrDefault(t => WaitGraph.Next(scheduler, t) is not null) is { } waiting ? [waiting] : null;
        if (stuck is not null)
        {
            return Deadlock(device, "a mutex is not given back", stuck);
        }

        if (starved is [var first, ..])
        {
            return new SearchFailure(
                FailureKind.Starvation,
                first.Task.Name,
                $"task {first.Task.Name} (priority {first.Task.Priority}) was ready for the last {device.Clock.Milliseconds(first.Time)} but did not run",
                device.Now);
        }

        return null;
    }

    private static SearchFailure Deadlock(Device device, string what, IReadOnlyList<Tcb> tasks)
    {
        var waits = tasks.Select(t => TaskReport.Of(device, t)).Where(t => t.WaitsFor.Length > 0).Select(t => $"{t.Name} is waiting in {t.WaitsFor}");
        return new SearchFailure(
            FailureKind.Deadlock,
            string.Join(' ', tasks.Select(t => t.Name).Order(StringComparer.Ordinal)),
            $"{what}: {string.Join("; ", waits)}",
            new Instant(tasks.Max(t => t.Call.Since)));
    }
}
