using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Testing;

/// <summary>Says in words what a search has found: the failure, the deviations that cause it, a table, a timeline, and the line that repeats it.</summary>
internal static class SearchMessage
{
    private const int MostDeviations = 12;

    /// <summary>The message of a failure.</summary>
    /// <param name="subject">The program; it runs once more, to be watched.</param>
    /// <param name="outcome">What came of the search, with a finding.</param>
    /// <param name="of">How many schedules there were to be.</param>
    /// <param name="replay">The lines that repeat the schedule, for the end of the message; given the schedule.</param>
    /// <param name="width">The width of the timeline.</param>
    internal static string Write(SearchSubject subject, SearchOutcome outcome, long of, Func<string, string> replay, int width = TextTimeline.DefaultWidth)
    {
        var finding = outcome.Finding!;
        var run = subject.Begin();
        var (events, recorder) = (new EventCollector(), new TraceRecorder());
        run.Device.AddTraceSink(recorder);
        var record = new ScheduleRunner(subject, finding.Schedule.Bounds, FailureKind.All).Run(run, new FixedPlan(finding.Schedule.Deviations), events);
        var device = run.Device;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{finding.Failure.Message}\n(at {Time(device, finding.Failure.At.Value)} of virtual time)\n\n");
        text.Append(Statistics(outcome, of)).Append('\n');
        foreach (var deviation in record.Deviations.Take(MostDeviations))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Describe(device, deviation)}\n");
        }

        if (record.Deviations.Count > MostDeviations)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {record.Deviations.Count - MostDeviations} more\n");
        }

        var last = LastEvent(device, events.Events, finding.Failure.At);
        text.Append('\n').Append(ScheduleTable.Draw(device, events.Events, record.Deviations, last));
        text.Append('\n').Append(Timeline(recorder, device, record, last, width));
        text.Append('\n').Append(replay(finding.Schedule.ToString()));
        return text.ToString();
    }

    /// <summary>What a search without a failure means.</summary>
    internal static string WriteNothing(SearchOutcome outcome)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"no failure in {Count(outcome.Schedules, "schedule")} ({Seconds(outcome.Time)})");
        if (outcome.Points == 0)
        {
            return $"{text}: the run has no choice points, so there is only one schedule. Let the code before calls take time, or declare ranges of work and windows of interrupts";
        }

        text += $"{(outcome.IsStopped ? ", then the time was up" : "")}; the usual run has {Count(outcome.Points, "choice point")}";
        var proven = outcome.Proven > 0
            ? string.Create(CultureInfo.InvariantCulture, $"; every schedule with at most {Count(outcome.Proven, "deviation")} that change the order of events was tried")
            : "";
        return $"{text}{proven}\n{Seen(outcome.Coverage)}";
    }

    // How much was seen, and whether more is to come.
    private static string Seen(in SearchCoverage coverage) => string.Create(
        CultureInfo.InvariantCulture,
        $"seen: {Count(coverage.HandOvers, "hand-over")} between tasks, {Count(coverage.States, "state")}{(coverage.IsFull ? " and more" : "")}; the next schedule shows something new with a probability of {Percent(coverage.New)}");

    /// <summary>A probability in percent.</summary>
    internal static string Percent(double probability) => probability switch
    {
        0 => "0 %",
        < 0.0001 => "less than 0.01 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0.##} %"),
    };

    /// <summary>A number with its noun.</summary>
    internal static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {noun}{(number == 1 ? "" : "s")}");

    // What fails at the end of a run has happened before: when nothing more was done.
    private static Instant LastEvent(Device device, List<TraceEvent> events, Instant failed)
    {
        var last = events.FindLastIndex(e => e.Time <= failed && e.Kind != TraceEventKind.Switch);
        return last < 0 ? failed : new Instant(Math.Min(failed.Value, events[last].Time.Value + device.Configuration.CyclesPerTick.Value));
    }

    private static string Statistics(SearchOutcome outcome, long of)
    {
        var finding = outcome.Finding!;
        return finding.Number == 0
            ? "the usual run fails: no deviation is needed"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"found by schedule {finding.Number:#,0} of {of:#,0} ({finding.Strategy}, seed {finding.Seed}) in {Seconds(outcome.Time)}; {Count(finding.Schedule.Deviations.Count, "deviation")} {(finding.Schedule.Deviations.Count == 1 ? "is" : "are")} enough:");
    }

    private static string Describe(Device device, Deviation deviation)
    {
        var at = Time(device, deviation.Time);
        var difference = deviation.Value - deviation.Usual;
        var length = Length(device, Math.Abs(difference));
        var task = deviation.Place is { } place ? $"{deviation.Task} ({place})" : deviation.Task;
        var what = deviation.Kind switch
        {
            ChoiceKind.Interrupt => $"interrupt {deviation.Key.Asker} is raised {length} later than at {at}",
            ChoiceKind.Work => $"the work that task {task} begins at {at} takes {length} {(difference > 0 ? "longer" : "less")}",
            _ => $"before {deviation.Operation} at {at}, task {task} takes {length} longer",
        };
        return deviation.Reason.Kind == DueKind.None ? what : $"{what}, so that {Reason(device, deviation)}";
    }

    private static string Reason(Device device, Deviation deviation)
    {
        var reason = deviation.Reason;
        var when = Time(device, reason.At);
        var isFirst = deviation.Time + deviation.Value < reason.At;
        return reason.Kind switch
        {
            DueKind.Work when reason.At == deviation.Time => $"core {reason.Number} acts first",
            DueKind.Work => isFirst ? $"it comes before the end of the work on core {reason.Number} at {when}" : $"the work on core {reason.Number} ends first, at {when}",
            DueKind.Interrupt => isFirst ? $"it comes before interrupt {reason.Number} at {when}" : $"interrupt {reason.Number} at {when} comes first",
            _ => isFirst ? $"it comes before the tick at {when}" : $"the tick at {when} comes first",
        };
    }

    // From the first deviation to the failure, with some of what surrounds it.
    private static string Timeline(TraceRecorder recorder, Device device, RunRecord record, Instant failed, int width)
    {
        if (recorder.Lines.Count == 0)
        {
            return "";
        }

        var first = record.Deviations.Count > 0 ? record.Deviations[0].Time : Math.Max(0, failed.Value - (4 * device.Configuration.CyclesPerTick.Value));
        var last = Math.Max(first + 1, failed.Value);
        var margin = Math.Max(1, (last - first) / 8);
        return TextTimeline.Draw(recorder, new Instant(Math.Max(0, first - margin)), new Instant(Math.Min(last + margin, Math.Max(last, device.Now.Value))), device.Clock, width);
    }

    // A few cycles are no time that is worth reading.
    private static string Length(Device device, long cycles) =>
        cycles < device.Clock.Microseconds(1).Value
            ? Count(cycles, "cycle")
            : string.Create(CultureInfo.InvariantCulture, $"{Count(cycles, "cycle")} ({Time(device, cycles)})");

    private static string Time(Device device, long cycles) => device.Clock.Milliseconds(new Cycles(cycles));

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
