using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Testing;

/// <summary>What the tasks and interrupts did up to a failure: a column for each, a row for each event.</summary>
internal static class ScheduleTable
{
    private const int MostDeviations = 4;
    private const int RowsBefore = 5;
    private const int RowsAfter = 5;
    private const int RowsAtTheEnd = 10;
    private const int WidestColumn = 26;

    /// <summary>Draws the table.</summary>
    /// <param name="device">The device after the run.</param>
    /// <param name="events">The events of the run.</param>
    /// <param name="deviations">The choices that were not usual.</param>
    /// <param name="failed">When the run failed.</param>
    internal static string Draw(Device device, List<TraceEvent> events, IReadOnlyList<Deviation> deviations, Instant failed)
    {
        // Who does nothing has nothing to tell, such as the idle tasks.
        var act = events.Where(e => e.Kind != TraceEventKind.Switch).Select(Column).ToHashSet(StringComparer.Ordinal);
        act.UnionWith(SilentInterrupts(events, deviations).Select(Column));
        var rows = Select([.. WithSilentInterrupts(events, deviations).Where(e => e.Time <= failed && act.Contains(Column(e)))], deviations);
        if (rows.Count == 0)
        {
            return "";
        }

        var columns = rows.OfType<TraceEvent>().Select(Column).Distinct(StringComparer.Ordinal).ToList();
        var widths = columns.ConvertAll(c => Math.Max(Cut(c).Length, rows.OfType<TraceEvent>().Where(e => Column(e) == c).Max(e => Cut(Cell(e)).Length)));
        var timeWidth = Math.Max("time".Length, rows.OfType<TraceEvent>().Max(e => Time(device, e).Length));
        var text = new StringBuilder();
        text.Append("time".PadLeft(timeWidth)).Append("  core");
        text.AppendJoin("", columns.Select((c, i) => $"  {(i == columns.Count - 1 ? Cut(c) : Cut(c).PadRight(widths[i]))}")).Append('\n');
        foreach (var row in rows)
        {
            if (row is not { } e)
            {
                text.Append("...".PadLeft(timeWidth)).Append('\n');
                continue;
            }

            var column = columns.IndexOf(Column(e));
            text.Append(CultureInfo.InvariantCulture, $"{Time(device, e).PadLeft(timeWidth)}     {(int)e.Core}");
            text.Append(' ', widths.Take(column).Sum(w => w + 2)).Append("  ").Append(Cut(Cell(e))).Append('\n');
        }

        return text.Append(Waits(device, columns, failed, new string(' ', timeWidth))).ToString();
    }

    // What the tasks of the table wait for in the end.
    private static string Waits(Device device, List<string> columns, Instant failed, string indent) => string.Concat(
        from task in device.Scheduler.AllTasks()
        where columns.Contains(task.Name) && task.Call.Since <= failed.Value
        let report = TaskReport.Of(device, task)
        where report.WaitsFor.Length > 0
        select $"{indent}  {task.Name} is waiting in {report.WaitsFor}\n");

    private static List<TraceEvent> WithSilentInterrupts(List<TraceEvent> events, IReadOnlyList<Deviation> deviations)
    {
        var all = events.ToList();
        foreach (var interrupt in SilentInterrupts(events, deviations))
        {
            var next = all.FindIndex(e => e.Time >= interrupt.Time);
            all.Insert(next < 0 ? all.Count : next, interrupt);
        }

        return all;
    }

    // An interrupt that calls nothing has no line in a trace, but here its time is the point.
    private static IEnumerable<TraceEvent> SilentInterrupts(List<TraceEvent> events, IReadOnlyList<Deviation> deviations) =>
        from deviation in deviations
        where deviation.Kind == ChoiceKind.Interrupt
        where !events.Exists(e => e.Kind == TraceEventKind.InterruptCall && e.Number == deviation.Key.Asker)
        select new TraceEvent(TraceEventKind.InterruptCall, new Instant(deviation.Time + deviation.Value), (CoreId)deviation.Core, "", deviation.Key.Asker, "comes");

    private static string Time(Device device, in TraceEvent e) => device.Clock.Milliseconds(e.Time - Instant.Start);

    // The rows around each deviation, and the last ones before the failure; null where rows are left out.
    private static List<TraceEvent?> Select(List<TraceEvent> events, IReadOnlyList<Deviation> deviations)
    {
        var shown = new bool[events.Count];
        Array.Fill(shown, true, Math.Max(0, events.Count - RowsAtTheEnd), Math.Min(events.Count, RowsAtTheEnd));
        foreach (var deviation in deviations.Take(MostDeviations))
        {
            var at = events.FindIndex(e => e.Time.Value >= deviation.Time + deviation.Value);
            var from = Math.Max(0, (at < 0 ? events.Count : at) - RowsBefore);
            Array.Fill(shown, true, from, Math.Min(events.Count - from, RowsBefore + RowsAfter));
        }

        var rows = new List<TraceEvent?>();
        for (var i = 0; i < events.Count; i++)
        {
            if (shown[i])
            {
                rows.Add(events[i]);
            }
            else if (rows is [.., not null])
            {
                rows.Add(null);
            }
        }

        return rows;
    }

    private static string Column(TraceEvent e) => e.Kind == TraceEventKind.InterruptCall ? e.Number == RunningCode.TickInterrupt ? "tick" : FormattableString.Invariant($"interrupt {e.Number}") : e.Name;

    private static string Cell(TraceEvent e) => e.Kind switch
    {
        TraceEventKind.Switch => "runs",
        TraceEventKind.TaskEnd => "ends",
        _ => e.Result.IsNone ? e.Operation : $"{e.Operation} {e.Result}",
    };

    private static string Cut(string text) => text.Length <= WidestColumn ? text : $"{text[..(WidestColumn - 3)]}...";
}
