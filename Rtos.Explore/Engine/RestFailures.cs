using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Finds what is wrong with a device whose run is over although nothing stopped it: deadlock and starvation.</summary>
internal static class RestFailures
{
    /// <summary>Looks at a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="watch">Has seen which tasks waited for a core; null if that does not count.</param>
    /// <param name="failures">The kinds of failures that count.</param>
    internal static SearchFailure? Find(Device device, StarvationWatch? watch, FailureKind failures)
    {
        var starved = watch?.AtTheEnd(device).FindAll(s => !IsOnePieceOfWork(device, s)) ?? [];
        if ((failures & FailureKind.Deadlock) != 0 && FindDeadlock(device, [.. starved.Select(s => s.Task)]) is { } deadlock)
        {
            return deadlock;
        }

        return (failures & FailureKind.Starvation) != 0 && starved is [var first, ..]
            ? new SearchFailure(
                FailureKind.Starvation,
                first.Task.Name,
                first.Describe(device),
                device.Now)
            : null;
    }

    // One piece of work that is longer than the rest of the run has an end, which the run does not show.
    private static bool IsOnePieceOfWork(Device device, StarvationWatch.Starved starved) =>
        Array.Exists(device.Scheduler.Cores, c => c.WorkEnds != CpuCore.NoWork && c.Current!.Call.Since <= device.Now.Value - starved.Time.Value);

    private static SearchFailure? FindDeadlock(Device device, List<Tcb> starved)
    {
        var scheduler = device.Scheduler;
        var cycle = WaitGraph.FindCycle(scheduler);
        if (cycle.Count > 0)
        {
            return Deadlock(device, "deadlock", cycle);
        }

        // An interrupt that is still to come may wake who holds the mutex.
        if (device.Loop.HasInterrupts)
        {
            return null;
        }

        var stuck = WaitGraph.CanGoOn(device)
            ? StuckMutexes.Find(device, starved).FirstOrDefault()
            : scheduler.AllTasks().FirstOrDefault(t => WaitGraph.Next(scheduler, t) is not null) is { } waiting ? [waiting] : null;
        return stuck is null ? null : Deadlock(device, "a mutex is not given back", stuck);
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
