using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Draws what ran when on each core, as text: for the messages of failing tests, for logs and documents.</summary>
/// <remarks>
/// The rows are those tasks that a core ran within the time drawn, in the order of their first run there; time goes from
/// left to right. <c>#</c> stands where a task has the core, <c>-</c> where that is an idle task, <c>|</c> where a task
/// ran without taking time, <c>!</c> where an interrupt came, <c>.</c> where nothing of that happened.
/// </remarks>
public static class TextTimeline
{
    /// <summary>The most columns of time that a timeline has when the caller does not say.</summary>
    /// <value>72.</value>
    public const int DefaultColumns = 72;

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

    /// <summary>Draws lines of a trace, with an arrow under one instant if it is given.</summary>
    internal static string Draw(IEnumerable<string> lines, TimelineScale scale, long? marked)
    {
        var rows = TimelineRow.Read(lines, scale);
        var names = rows.Count == 0 ? 0 : rows.Max(r => r.Name.Length);
        var indent = "core 0  ".Length + names + 2;
        var text = new StringBuilder();
        text.Append("one column is ").Append(scale.Describe()).Append(": # runs, - idles, | runs in no time, ! interrupt\n");
        text.Append(' ', indent).Append(scale.Ruler()).Append('\n');
        var core = -1;
        foreach (var row in rows)
        {
            text.Append(row.Core == core ? "        " : string.Create(CultureInfo.InvariantCulture, $"core {row.Core}  "));
            text.Append(row.Name.PadRight(names + 2)).Append(row.Marks).Append('\n');
            core = row.Core;
        }

        if (marked is { } time)
        {
            text.Append(' ', indent + scale.ColumnOf(time)).Append("^ cycle ").Append(time.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }
}
