using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Notes which tasks could run and do not. It looks every few ticks, so that it costs a long run nothing.</summary>
internal sealed class StarvationWatch
{
    private const int TicksBetween = 5;

    // Shorter waits at the end of a run are nothing to speak of.
    private const int FewestTicks = 20;

    private readonly Dictionary<Tcb, (long RunTime, long Since)> _waiting = [];
    private long _next;

    /// <summary>Looks at a device, if it is time.</summary>
    internal void Look(Device device)
    {
        var now = device.Now.Value;
        if (now < _next)
        {
            return;
        }

        _next = now + (TicksBetween * device.Configuration.CyclesPerTick.Value);
        foreach (var task in device.Scheduler.AllTasks())
        {
            if (task.IsIdle || device.Scheduler.Flavor.GetState(task) != TaskState.Ready)
            {
                _waiting.Remove(task);
            }
            else if (!_waiting.TryGetValue(task, out var known) || known.RunTime != task.RunTime)
            {
                _waiting[task] = (task.RunTime, now);
            }
        }
    }

    /// <summary>The tasks that are ready at the end of a run and have had no core for a quarter of it and for at least 20 ticks, with that time.</summary>
    internal IEnumerable<(Tcb Task, Cycles Time)> AtTheEnd(Device device)
    {
        var now = device.Now.Value;
        var least = Math.Max(now / 4, FewestTicks * device.Configuration.CyclesPerTick.Value);
        return _waiting
            .Where(w => w.Key.IsIn(ListKind.Ready) && w.Key.RunTime == w.Value.RunTime && now - w.Value.Since >= least
                && device.Scheduler.Flavor.GetState(w.Key) == TaskState.Ready)
            .OrderBy(w => w.Key.Number)
            .Select(w => (w.Key, new Cycles(now - w.Value.Since)));
    }
}
