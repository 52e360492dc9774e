using System.Text;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Testing;

/// <summary>What the tasks and interrupts did up to a failure: a column for each, a row for each event.</summary>
internal static class ScheduleTable
{
    private const int MostRows = 24;
    private const int RowsBefore = 3;
    private const int WidestColumn = 26;

    /// <summary>Draws the table.</summary>
    /// <param name="device">The device after the run.</param>
    /// <param name="events">The events of the run.</param>
    /// <param name="deviations">The choices that were not usual.</param>
    /// <param name="failed">When the run failed.</param>
    internal static string Draw(Device device, List<TraceEvent> events, IReadOnlyList<Deviation> deviations, Instant failed)
    {
        var rows = Select(events, deviations, failed, out var cut);
        if (rows.Count == 0)
        {
            return "";
        }

        // The idle tasks have nothing to tell.
        var idle = device.Scheduler.IdleTasks.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        rows.RemoveAll(e => e.Kind == TraceEventKind.Switch && idle.Contains(e.Name));
        var columns = rows.Select(Column).Distinct(StringComparer.Ordinal).ToList();
        var cells = rows.ConvertAll(e => (Time: device.Clock.Milliseconds(e.Time - Instant.Start), Core: (int)e.Core, Column: columns.IndexOf(Column(e)), Text: Cut(Cell(e))));
        var widths = columns.Select((c, i) => Math.Max(Math.Min(c.Length, WidestColumn), cells.Where(r => r.Column == i).Max(r => r.Text.Length))).ToList();
        var timeWidth = Math.Max("time".Length, cells.Max(c => c.Time.Length));
        var text = new StringBuilder();
        text.Append("time".PadLeft(timeWidth)).Append("  core");
        text.AppendJoin("", columns.Select((c, i) => $"  {(i == columns.Count - 1 ? Cut(c) : Cut(c).PadRight(widths[i]))}")).Append('\n');
        for (var i = 0; i < cells.Count; i++)
        {
            if (i == cut)
            {
                text.Append("...".PadLeft(timeWidth)).Append('\n');
            }

            var (time, core, column, cell) = cells[i];
            text.Append(time.PadLeft(timeWidth)).Append(core == 0 ? "     0" : "     1");
            for (var c = 0; c < column; c++)
            {
                text.Append("  ").Append(' ', widths[c]);
            }

            text.Append("  ").Append(cell).Append('\n');
        }

        return text.ToString();
    }

    // A few rows before the first deviation, and the last ones before the failure.
    private static List<TraceEvent> Select(List<TraceEvent> events, IReadOnlyList<Deviation> deviations, Instant failed, out int cut)
    {
        cut = -1;
        var end = events.FindIndex(e => e.Time > failed);
        var all = end < 0 ? events : events[..end];
        var from = deviations.Count == 0 ? all.Count : all.FindIndex(e => e.Time.Value >= deviations[0].Time);
        var rows = all[Math.Max(0, Math.Min(from < 0 ? all.Count : from, Math.Max(0, all.Count - (MostRows / 2))) - RowsBefore)..];
        if (rows.Count <= MostRows)
        {
            return [.. rows];
        }

        cut = MostRows / 2;
        return [.. rows[..cut], .. rows[^(MostRows - cut)..]];
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
