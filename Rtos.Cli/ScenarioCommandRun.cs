using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Testing;

namespace Rtos.Cli;

/// <summary>One scenario of <c>esp32emu run</c>: its trace, and messages about it.</summary>
/// <param name="file">The scenario's file, as given.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="tracePath">The file of its trace; null for standard output.</param>
/// <param name="end">The end of the run.</param>
/// <param name="replay">The schedule that it repeats; null for the usual one.</param>
internal sealed class ScenarioCommandRun(string file, Scenario scenario, string? tracePath, Instant end, ScheduleReplay? replay)
{
    private const int MostSaid = 20;

    private readonly ScenarioRun _run = new(scenario);
    private readonly StarvationWatch _watch = new();

    /// <summary>Runs it.</summary>
    /// <param name="stop">Stops it early.</param>
    /// <param name="request">The options.</param>
    /// <param name="console">The host of the run.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal int Execute(RunStop stop, RunRequest request, RunConsole console)
    {
        using var trace = tracePath is null ? null : TraceFile.Create(tracePath);
        var picture = request.Timeline ? new TraceRecorder() : null;
        try
        {
            var device = ScenarioExecution.Execute(_run, trace ?? (picture is null ? console.Output : TextWriter.Null), picture, end, stop, _watch, replay);
            Draw(picture, console);
            replay?.Check(isOver: !stop.HasCome);
            SayWhatWasLetPass(device, request.Report, console);
            return Tell(device, stop, request.Report, console);
        }
        catch (DevicePanicException e)
        {
            Draw(picture, console);
            replay?.Check(isOver: false);
            SayWhatWasLetPass(_run.Device, request.Report, console);
            console.Say($"{(_run.CurrentLocation is { } location ? $"{location}: " : $"{file}: ")}{e.Panic}");
            if (request.Report)
            {
                Report(_run.Device, console);
            }

            return ExitCode.RunFailed;
        }
    }

    private void Draw(TraceRecorder? picture, RunConsole console)
    {
        if (picture is not null)
        {
            console.Output.Write(TextTimeline.Draw(picture, _run.Device, console.Width));
        }

        console.Output.Flush();
    }

    private int Tell(Device device, RunStop stop, bool wantsReport, RunConsole console)
    {
        if (stop.HasCome)
        {
            console.Say($"{file}: {stop.Message(device.Milliseconds())}");
        }

        foreach (var note in stop.HasCome ? [] : ScenarioNotes.Of(scenario, end, device.Clock))
        {
            console.Say($"{file}: {note}");
        }

        var deadlock = device.Report.Deadlock;
        if (deadlock.Count > 0)
        {
            console.Say($"{file}: deadlock: {string.Join("; ", deadlock.Select(Describe))}");
        }

        var isAtRest = deadlock.Count == 0 && !stop.HasCome && !device.Report.CanGoOn && device.Report.WaitingForever.Count > 0;
        if (isAtRest)
        {
            console.Say($"{file}: nothing can happen anymore: {string.Join("; ", device.Report.WaitingForever.Select(Describe))}");
        }

        var isStuck = SayWhatIsStuck(device, isAtRest, console);
        if (wantsReport || stop.HasCome)
        {
            Report(device, console);
        }

        if (stop.HasCome)
        {
            foreach (var (name, location) in _run.Locations)
            {
                console.Error.WriteLine($"{name} is at {location}");
            }
        }

        return stop.HasCome ? stop.Code : deadlock.Count > 0 || (isAtRest && WaitsForAMutex(device)) || (isStuck && replay is not null) ? ExitCode.RunFailed : ExitCode.Ok;
    }

    // The report shows all of them.
    private void SayWhatWasLetPass(Device device, bool isReported, RunConsole console)
    {
        var all = device.Diagnostics.All;
        foreach (var diagnostic in isReported ? [] : all.Take(MostSaid))
        {
            console.Say($"{file}: at {device.Clock.Milliseconds(diagnostic.Time - Instant.Start)}: {diagnostic.Message}");
        }

        if (!isReported && all.Count > MostSaid)
        {
            console.Say(FormattableString.Invariant($"{file}: {all.Count - MostSaid + device.Diagnostics.Dropped} more mistakes were let pass; --report shows them"));
        }
    }

    // The kernel has freed the tasks that have ended, so its own table does not contain them.
    private void Report(Device device, RunConsole console)
    {
        console.Error.Write(device.Report);
        var ended = _run.Ended.ToList();
        if (ended.Count > 0)
        {
            console.Error.WriteLine($"ended: {string.Join(", ", ended.Select(t => $"{t.Task} {DeviceReport.Percent(t.RunTime.Value, device.Now.Value)}"))}");
        }
    }

    // A schedule is repeated because of its failure; otherwise these are observations.
    private bool SayWhatIsStuck(Device device, bool isAtRest, RunConsole console)
    {
        var starved = _watch.AtTheEnd(device);
        var stuck = isAtRest ? [] : StuckMutexes.Find(device, [.. starved.Select(s => s.Task)]).ToList();
        foreach (var chain in stuck)
        {
            // A task that gets no core is reported below.
            var told = chain.Select(t => TaskReport.Of(device, t)).Where(t => t.WaitsFor.Length > 0).Select(Describe);
            console.Say($"{file}: a mutex is not given back: {string.Join("; ", told)}");
        }

        foreach (var task in starved)
        {
            console.Say($"{file}: {task.Describe(device)}");
        }

        return stuck.Count > 0 || starved.Count > 0;
    }

    // It is normal for a task to wait for work at the end of a scenario; a mutex that is never given back is not.
    private static bool WaitsForAMutex(Device device) =>
        device.Scheduler.AllTasks().Any(t => WaitGraph.Next(device.Scheduler, t) is not null);

    private string Describe(TaskReport task)
    {
        var where = _run.Locations.FirstOrDefault(l => l.Task == task.Name).Location is { Line: > 0 } location ? $" ({location})" : "";
        return $"{task.Name} is waiting in {task.WaitsFor}{where}";
    }
}
