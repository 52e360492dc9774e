using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>How a timeline maps cycles to columns: every column has the same length and begins at a multiple of it.</summary>
internal sealed class TimelineScale
{
    // The length of a column is this many cycles, as a fraction: a round time need not be a whole number of them.
    private readonly Int128 _numerator;
    private readonly Int128 _denominator;
    private readonly Int128 _first;

    /// <summary>Chooses the shortest round column length at which the time fits, in cycles.</summary>
    internal TimelineScale(long from, long to, int columns, long? tick)
        : this(
            from,
            to,
            TimelineLengths.InCycles(tick).FirstOrDefault(l => (to / l) - (from / l) < columns, long.MaxValue),
            tick)
    {
    }

    internal TimelineScale(long from, long to, long length, long? tick)
        : this(from, to, length, 1, new CycleLabels(length, tick))
    {
    }

    private TimelineScale(long from, long to, Int128 numerator, Int128 denominator, TimelineLabels labels)
    {
        (_numerator, _denominator, Labels) = (numerator, denominator, labels);
        _first = Floor(from);
        Columns = (long)(Floor(to) - _first) + 1;
    }

    internal long Columns { get; }

    /// <summary>The labels of the columns.</summary>
    internal TimelineLabels Labels { get; }

    /// <summary>Chooses the shortest round column length at which the time fits, in units of time.</summary>
    internal static TimelineScale InTime(long from, long to, int columns, DeviceClock clock)
    {
        foreach (var length in TimelineLengths.InNanoseconds(clock))
        {
            var (numerator, denominator) = (length * clock.CpuHertz, (Int128)TimelineLengths.NanosecondsPerSecond);
            var fits = (to * denominator / numerator) - (from * denominator / numerator) < columns;
            if (fits && numerator >= denominator)
            {
                return new TimelineScale(from, to, numerator, denominator, new TimeLabels(length, clock));
            }
        }

        throw new ArgumentOutOfRangeException(nameof(to), to, "there is no column that long");
    }

    /// <summary>Whether a time is before the time drawn.</summary>
    internal bool IsBefore(long time) => Floor(time) < _first;

    /// <summary>Whether a time is after the time drawn.</summary>
    internal bool IsAfter(long time) => Floor(time) >= _first + Columns;

    internal int ColumnOf(long time) => (int)Int128.Clamp(Floor(time) - _first, 0, Columns - 1);

    /// <summary>The columns that a stretch of time touches; none if it ends before the drawing begins.</summary>
    /// <param name="since">Its beginning.</param>
    /// <param name="until">Its exclusive end; null if it never ends.</param>
    internal (int First, int Count) ColumnsOf(long since, long? until)
    {
        var last = until is { } end ? ((end * _denominator) + _numerator - 1) / _numerator - 1 - _first : Columns - 1;
        var first = ColumnOf(since);
        return last < first ? (first, 0) : (first, (int)Int128.Min(last, Columns - 1) - first + 1);
    }

    /// <summary>The times above the columns, as far apart as their digits need.</summary>
    /// <param name="width">The most characters.</param>
    internal string Ruler(int width)
    {
        var labels = Enumerable.Range(0, (int)((Columns + 9) / 10)).Select(i => Labels.At(_first + (i * 10))).ToList();
        var step = (labels.Max(l => l.Length) / 10) + 1;
        var ruler = new StringBuilder();
        for (var i = 0; i < labels.Count && (i * 10) + labels[i].Length <= width; i += step)
        {
            ruler.Append(' ', (i * 10) - ruler.Length).Append(labels[i]);
        }

        return ruler.ToString();
    }

    private Int128 Floor(long time) => time * _denominator / _numerator;
}
