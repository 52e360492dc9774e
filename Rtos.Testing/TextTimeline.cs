using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Draws what ran on each core and when, as text: for the messages of failing tests, for logs and documents.</summary>
/// <remarks>
/// The rows are the tasks that a core ran within the time drawn, in the order of their first run there; time goes from
/// left to right. <c>#</c> is a column in which the task had the core at some time, not necessarily all of it: two tasks
/// that share a column both have one. <c>-</c> is the same for an idle task, <c>|</c> a column in which a task only ran
/// without taking time, <c>!</c> one with an interrupt, <c>.</c> one with none of these.
/// </remarks>
public static class TextTimeline
{
    /// <summary>The default for the most columns of a timeline.</summary>
    /// <value>72.</value>
    public const int DefaultColumns = 72;

    /// <summary>The default for the most characters of a line in a timeline in units of time.</summary>
    /// <value>80.</value>
    public const int DefaultWidth = 80;

    /// <summary>The least width of a timeline in units of time.</summary>
    /// <value>40 characters.</value>
    public const int LeastWidth = 40;

    private const string Signs = "# ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing";

    /// <summary>Draws a stretch of a trace, with columns of a round length.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="from">The first instant to be drawn; the drawing begins at the column that it is in.</param>
    /// <param name="to">The last instant to be drawn, not before <paramref name="from"/>.</param>
    /// <param name="columns">The most columns to use, at least 1.</param>
    /// <returns>The drawing; each line ends in a line feed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> lies before <paramref name="from"/>, or there are no columns.</exception>
    /// <remarks>For the trace of a device that <see cref="TestDevice"/> made, columns are parts or multiples of a tick.</remarks>
    public static string Draw(TraceRecorder trace, Instant from, Instant to, int columns = DefaultColumns)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var tick = KnownTicks.Of(trace);
        return Draw(trace.Lines, new TimelineScale(from.Value, to.Value, columns, tick?.Value), null);
    }

    /// <summary>Draws a stretch of a trace, with columns of a given length.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="from">The first instant to be drawn; the drawing begins at the column that it is in.</param>
    /// <param name="to">The last instant to be drawn, not before <paramref name="from"/>.</param>
    /// <param name="column">The length of a column, at least 1 cycle. Columns begin at multiples of it; there may be at most 10,000.</param>
    /// <returns>The drawing; each line ends in a line feed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> lies before <paramref name="from"/>, or there are too many columns.</exception>
    public static string Draw(TraceRecorder trace, Instant from, Instant to, Cycles column)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(column.Value, 1, nameof(column));
        var scale = new TimelineScale(from.Value, to.Value, column.Value, KnownTicks.Of(trace)?.Value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale.Columns, 10_000, nameof(column));
        return Draw(trace.Lines, scale, null);
    }

    /// <summary>Draws a stretch of a trace with times in microseconds, milliseconds or seconds, no wider than a given width.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="from">The first instant to be drawn; the drawing begins at the column that it is in.</param>
    /// <param name="to">The last instant to be drawn, not before <paramref name="from"/>.</param>
    /// <param name="clock">The clock of the device.</param>
    /// <param name="width">The most characters of a line, including names; at least <see cref="LeastWidth"/>.</param>
    /// <returns>The drawing; each line ends in a line feed. Names that would take more than a third of the width are shortened.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> lies before <paramref name="from"/>, or the width is too small.</exception>
    public static string Draw(TraceRecorder trace, Instant from, Instant to, DeviceClock clock, int width = DefaultWidth)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, LeastWidth);
        var lines = trace.Lines;
        var names = Math.Min(TimelineRow.LongestName(lines), width / 3);
        var scale = TimelineScale.InTime(from.Value, to.Value, width - Indent(names), clock);
        return Draw(TimelineRow.Read(lines, scale, null), scale, null, names, width);
    }

    /// <summary>Draws everything that a device has run so far, like <see cref="Draw(TraceRecorder, Instant, Instant, DeviceClock, int)"/>.</summary>
    /// <param name="trace">The trace of its whole run.</param>
    /// <param name="device">The device.</param>
    /// <param name="width">The most characters of a line, including names; at least <see cref="LeastWidth"/>.</param>
    /// <returns>The drawing; each line ends in a line feed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is too small.</exception>
    public static string Draw(TraceRecorder trace, Device device, int width = DefaultWidth)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, LeastWidth);
        var lines = trace.Lines;

        // The instant at which a run stops has a column of its own only if something happened in it.
        var end = device.Now.Value;
        var last = end > 0 && !(lines.Count > 0 && TraceLine.Parse(lines[^1])?.Time == end) ? end - 1 : end;
        var names = Math.Min(TimelineRow.LongestName(lines), width / 3);
        var scale = TimelineScale.InTime(0, last, width - Indent(names), device.Clock);
        return Draw(TimelineRow.Read(lines, scale, end), scale, null, names, width);
    }

    /// <summary>Draws lines of a trace, with an arrow under one instant if one is given.</summary>
    internal static string Draw(IEnumerable<string> lines, TimelineScale scale, long? marked) =>
        Draw(TimelineRow.Read(lines, scale, null), scale, marked, int.MaxValue, int.MaxValue);

    private static string Draw(IReadOnlyList<TimelineRow> rows, TimelineScale scale, long? marked, int longestName, int width)
    {
        var names = rows.Count == 0 ? 0 : Math.Min(longestName, rows.Max(r => TimelineName.Width(r.Name)));
        var indent = Indent(names);
        var text = new StringBuilder();
        AppendLegend(text, $"one column is {scale.Labels.Column}:", width);
        AppendLegend(text, Signs, width);
        text.Append(scale.Labels.Unit.PadLeft(indent - 2)).Append("  ").Append(scale.Ruler(width - indent)).Append('\n');
        var core = -1;
        foreach (var row in rows)
        {
            text.Append(row.Core == core ? "        " : string.Create(CultureInfo.InvariantCulture, $"core {row.Core}  "));
            text.Append(TimelineName.Fit(row.Name, names)).Append("  ").Append(row.Marks).Append('\n');
            core = row.Core;
        }

        if (marked is { } time)
        {
            text.Append(' ', indent + scale.ColumnOf(time)).Append("^ cycle ").Append(time.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    // The columns before those of time.
    private static int Indent(int names) => "core 0  ".Length + names + 2;

    // Breaks lines that are too long at commas.
    private static void AppendLegend(StringBuilder text, string legend, int width)
    {
        var used = 0;
        foreach (var part in legend.Split(", "))
        {
            if (used > 0)
            {
                var fits = used + part.Length + 3 <= width;
                text.Append(fits ? ", " : ",\n");
                used = fits ? used + 2 : 0;
            }

            text.Append(part);
            used += part.Length;
        }

        text.Append('\n');
    }
}
