using System.Runtime.InteropServices;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>
/// Notes which tasks could run and do not, and since when. It looks at every instant: nothing changes between two, so the times are
/// exact. It looks at the ready tasks alone, and most of the time these are few.
/// </summary>
internal sealed class StarvationWatch
{
    // Shorter waits at the end of a run are nothing to speak of.
    private const int FewestTicks = 20;

    // Tasks that are gone are forgotten once there are so many entries more than tasks.
    private const int MostForgotten = 256;

    private readonly Dictionary<Tcb, Waiting> _waiting = [];
    private long _looks;

    /// <summary>The shortest time that is worth a note at the end of a run: a quarter of it, and 20 ticks.</summary>
    internal static long LeastTime(Device device) =>
        Math.Max(device.Now.Value / 4, FewestTicks * device.Configuration.CyclesPerTick.Value);

    /// <summary>Looks at a device, when its cores have settled.</summary>
    internal void Look(Device device)
    {
        _looks++;
        var ready = device.Scheduler.Ready;
        for (var priority = ready.Top; priority >= 0; priority = priority == 0 ? -1 : ready.TopBelow(priority))
        {
            var list = ready[priority];
            for (var task = list.Head; task is not null; task = list.Next(task))
            {
                Note(device, task);
            }
        }

        if (_waiting.Count > device.Scheduler.NumberOfTasks + MostForgotten)
        {
            Forget();
        }
    }

    /// <summary>The tasks that are ready at the end of a run and have had no core for a quarter of it and for at least 20 ticks, with that time.</summary>
    internal IEnumerable<(Tcb Task, Cycles Time)> AtTheEnd(Device device)
    {
        var (now, least) = (device.Now.Value, LeastTime(device));
        return _waiting
            .Where(w => IsCurrent(w.Key, w.Value) && now - w.Value.Since >= least)
            .OrderBy(w => w.Key.Number)
            .Select(w => (w.Key, new Cycles(now - w.Value.Since)));
    }

    private void Note(Device device, Tcb task)
    {
        if (task.IsIdle || device.Scheduler.Flavor.GetState(task) != TaskState.Ready)
        {
            return;
        }

        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_waiting, task, out var isKnown);
        var goesOn = isKnown && entry.Look == _looks - 1 && entry.RunTime == task.RunTime && entry.Calls == task.Call.Index;
        entry = new Waiting(goesOn ? entry.Since : device.Now.Value, _looks, task.RunTime, task.Call.Index);
    }

    private bool IsCurrent(Tcb task, in Waiting entry) => entry.Look == _looks && task.IsIn(ListKind.Ready);

    private void Forget()
    {
        foreach (var task in _waiting.Where(w => w.Value.Look != _looks).Select(w => w.Key).ToList())
        {
            _waiting.Remove(task);
        }
    }

    /// <summary>A task that is ready and does not run.</summary>
    /// <param name="Since">Since when, in cycles.</param>
    /// <param name="Look">When it was last seen so, counted in looks.</param>
    /// <param name="RunTime">The CPU time that it had had.</param>
    /// <param name="Calls">The calls that it had made: they take no time.</param>
    private readonly record struct Waiting(long Since, long Look, long RunTime, long Calls);
}
