using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Scenarios;
using StateList = Rtos.Core.TaskList<Rtos.Core.StateLink>;

namespace Rtos.Fuzz.Generators;

/// <summary>All that a run leaves behind; two runs that should be the same are compared by it.</summary>
/// <param name="Trace">The trace; empty when nobody watched.</param>
/// <param name="FinalStates">The lines that end a trace.</param>
/// <param name="Panic">Why the device stopped early, and where in the file; null when it did not.</param>
/// <param name="Inside">The kernel's lists and the cores, which no trace shows.</param>
internal sealed record ScenarioOutcome(string Trace, string FinalStates, string? Panic, string Inside)
{
    // A runaway task is found early: that keeps the tests short.
    private const int OperationsPerInstant = 3000;

    internal static ScenarioOutcome Of(ScenarioSketch sketch, Action<Device>? prepare = null, IEnumerable<long>? stops = null) =>
        Of(ScenarioReader.Parse(sketch.ToString(), "random.json"), prepare, stops);

    /// <summary>Runs a scenario on a device of its own.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="prepare">What to do to the device before it runs; it then adds the watchers itself.</param>
    /// <param name="stops">Where to stop on the way, ascending.</param>
    internal static ScenarioOutcome Of(Scenario scenario, Action<Device>? prepare = null, IEnumerable<long>? stops = null)
    {
        var device = new Device(scenario.Kernel with { OperationsPerInstant = OperationsPerInstant });
        using var trace = new StringWriter(CultureInfo.InvariantCulture);
        device.AddTraceSink(new TextTraceSink(trace));
        var run = new ScenarioRun(scenario);
        return Of(device, run, prepare, stops) with { Trace = trace.ToString() };
    }

    /// <summary>As <see cref="Of(Scenario, Action{Device}, IEnumerable{long})"/>, with no watcher but those that are added.</summary>
    internal static ScenarioOutcome Unwatched(Scenario scenario, Action<Device>? prepare = null) =>
        Of(new Device(scenario.Kernel with { OperationsPerInstant = OperationsPerInstant }), new ScenarioRun(scenario), prepare, null);

    private static ScenarioOutcome Of(Device device, ScenarioRun run, Action<Device>? prepare, IEnumerable<long>? stops)
    {
        prepare?.Invoke(device);
        device.Load(run);
        string? panic = null;
        try
        {
            foreach (var stop in (stops ?? []).Append(run.Scenario.Until.Value))
            {
                device.RunUntil(new Instant(stop));
            }
        }
        catch (DevicePanicException e)
        {
            panic = $"{e.Panic} {run.CurrentLocation}";
        }

        using var final = new StringWriter(CultureInfo.InvariantCulture);
        run.WriteFinalStates(final);
        return new ScenarioOutcome("", final.ToString(), panic, Describe(device));
    }

    private static string Describe(Device device)
    {
        var scheduler = device.Scheduler;
        var text = new StringBuilder();
        var invariant = CultureInfo.InvariantCulture;
        text.Append(invariant, $"now {device.Now} tick {scheduler.TickCount} overflows {scheduler.OverflowCount} ");
        text.Append(invariant, $"pended {scheduler.PendedTicks} tasks {scheduler.NumberOfTasks} ended {scheduler.DeletedTasksWaitingCleanUp}\n");
        foreach (var core in scheduler.Cores)
        {
            text.Append(invariant, $"core {core.Index}: {core.Current} switch {core.SwitchPending} yield {core.YieldPending} ");
            text.Append(invariant, $"work {core.WorkEnds} halted {core.IsHalted} critical {core.CriticalNesting} idle {scheduler.IdleTime(core.Index)}\n");
        }

        for (var p = 0; p < device.Configuration.MaxPriorities; p++)
        {
            Append(text, string.Create(invariant, $"ready {p}"), scheduler.Ready[p]);
        }

        Append(text, "suspended", scheduler.Suspended);
        Append(text, "terminated", scheduler.Terminated);
        text.Append(invariant, $"sleeping: {string.Join(" ", scheduler.Delayed.InOrder().Select(t => $"{t}@{scheduler.Delayed.WakeTick(t)}"))}\n");
        foreach (var task in scheduler.AllTasks())
        {
            text.Append(invariant, $"{task} {task.Priority} {task.BasePriority} ran {scheduler.RunTimeOf(task)} left {task.WorkLeft} ");
            text.Append(invariant, $"calls {task.Call.Index} {task.Call.Progress} {string.Join(" ", Enumerable.Range(0, task.NotificationCount).Select(i => task.Notification(i)).Select(n => $"{n.Value}:{n.State}"))}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, StateList list)
    {
        if (list.Head is null)
        {
            return;
        }

        text.Append(name).Append(':');
        for (var task = list.Head; task is not null; task = list.Next(task))
        {
            text.Append(' ').Append(task);
        }

        text.Append('\n');
    }
}
