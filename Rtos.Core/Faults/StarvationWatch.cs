namespace Rtos.Core;

/// <summary>
/// Records which tasks could run and do not, and since when. It checks at every instant: nothing changes between two, so the times are
/// exact. It only looks at the ready tasks, which are usually few.
/// </summary>
internal sealed class StarvationWatch
{
    // Shorter waits at the end of a run are not worth reporting.
    private const int FewestTicks = 20;

    // Tasks that no longer exist are forgotten once there are this many more entries than tasks.
    private const int MostForgotten = 256;

    private readonly Dictionary<Tcb, Waiting> _waiting = [];
    private long _looks;

    /// <summary>The shortest time worth reporting at the end of a run: a quarter of it, and 20 ticks.</summary>
    internal static long LeastTime(Device device) =>
        Math.Max(device.Now.Value / 4, FewestTicks * device.Configuration.CyclesPerTick.Value);

    /// <summary>Checks a device, when its cores have settled.</summary>
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
    internal List<Starved> AtTheEnd(Device device)
    {
        var (now, least) = (device.Now.Value, LeastTime(device));
        var starved = new List<Starved>();
        foreach (var (task, waiting) in _waiting)
        {
            if (waiting.Look == _looks && task.IsIn(ListKind.Ready) && now - waiting.Since >= least)
            {
                starved.Add(new Starved(task, new Cycles(now - waiting.Since)));
            }
        }

        starved.Sort(static (a, b) => a.Task.Number.CompareTo(b.Task.Number));
        return starved;
    }

    private void Note(Device device, Tcb task)
    {
        if (task.IsIdle || device.Scheduler.Policy.GetState(task) != TaskState.Ready)
        {
            return;
        }

        if (!_waiting.TryGetValue(task, out var waiting))
        {
            _waiting.Add(task, waiting = new Waiting());
        }

        // Calls take no time, but they are progress.
        var goesOn = waiting.Look == _looks - 1 && waiting.RunTime == task.RunTime && waiting.Calls == task.Call.Index;
        waiting.Since = goesOn ? waiting.Since : device.Now.Value;
        waiting.Look = _looks;
        waiting.RunTime = task.RunTime;
        waiting.Calls = task.Call.Index;
    }

    private void Forget()
    {
        foreach (var task in _waiting.Where(w => w.Value.Look != _looks).Select(w => w.Key).ToList())
        {
            _waiting.Remove(task);
        }
    }

    /// <summary>A task that was ready at the end and had not had a core for a long time.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Time">The length of that time.</param>
    internal sealed record Starved(Tcb Task, Cycles Time)
    {
        /// <summary>A sentence about it.</summary>
        internal string Describe(Device device) =>
            $"task {Task.Name} (priority {Task.Priority}) was ready for the last {device.Clock.Milliseconds(Time)} but did not run";
    }

    // The record of a task that is ready and does not run.
    private sealed class Waiting
    {
        // The beginning, in cycles.
        internal long Since { get; set; }

        // When it was last seen so, counted in checks; the first check is 1.
        internal long Look { get; set; } = -1;

        internal long RunTime { get; set; }

        internal long Calls { get; set; }
    }
}
