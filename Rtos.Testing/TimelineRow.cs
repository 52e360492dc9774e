namespace Rtos.Testing;

/// <summary>A row of a timeline: a task, or the interrupts, on one core.</summary>
internal sealed class TimelineRow
{
    private const char Nothing = '.';
    private const char Instantly = '|';
    private const char Interrupt = '!';
    private const string Interrupts = "interrupt";

    private readonly bool _isInterrupts;
    private readonly char[] _marks;

    private TimelineRow(int core, string name, bool isInterrupts, TimelineScale scale)
    {
        Core = core;
        _isInterrupts = isInterrupts;
        Name = name;
        _marks = new char[scale.Columns];
        Array.Fill(_marks, Nothing);
    }

    internal int Core { get; }

    internal string Name { get; }

    internal ReadOnlySpan<char> Marks => _marks;

    // Interrupts first, the idle task last, the tasks between them in order of first appearance.
    private int Place => _isInterrupts ? 0 : IsIdle ? 2 : 1;

    // The kernels' own names: IDLE, IDLE0, IDLE1.
    private bool IsIdle => !_isInterrupts && Name is "IDLE" or "IDLE0" or "IDLE1";

    /// <summary>Makes the rows for the lines within the time drawn.</summary>
    /// <param name="lines">The lines of the trace.</param>
    /// <param name="scale">The scale of the drawing.</param>
    /// <param name="end">The present end of the run; null if it continues after the time drawn.</param>
    internal static IReadOnlyList<TimelineRow> Read(IEnumerable<string> lines, TimelineScale scale, long? end)
    {
        var rows = new List<TimelineRow>();
        var running = new SortedDictionary<int, (string Name, long Since)>();
        foreach (var line in lines)
        {
            if (TraceLine.Parse(line) is not { } parsed)
            {
                continue;
            }

            if (scale.IsAfter(parsed.Time))
            {
                break;
            }

            if (parsed.SwitchedTo is { } name)
            {
                if (running.TryGetValue(parsed.Core, out var previous))
                {
                    MarkRun(rows, scale, parsed.Core, previous.Name, previous.Since, parsed.Time);
                }

                running[parsed.Core] = (name, parsed.Time);
            }
            else if (parsed.IsInterrupt && !scale.IsBefore(parsed.Time))
            {
                Of(rows, scale, parsed.Core, Interrupts, isInterrupts: true)._marks[scale.ColumnOf(parsed.Time)] = Interrupt;
            }
        }

        foreach (var (core, (name, since)) in running)
        {
            MarkRun(rows, scale, core, name, since, end);
        }

        return [.. rows.OrderBy(r => r.Core).ThenBy(r => r.Place)];
    }

    /// <summary>The width of the longest name in a row.</summary>
    internal static int LongestName(IEnumerable<string> lines) => lines
        .Select(TraceLine.Parse)
        .Max(l => l?.SwitchedTo is { } name ? TimelineName.Width(name) : l is { IsInterrupt: true } ? Interrupts.Length : 0);

    private static void MarkRun(List<TimelineRow> rows, TimelineScale scale, int core, string name, long since, long? until)
    {
        if (since == until)
        {
            if (!scale.IsBefore(since))
            {
                ref var mark = ref Of(rows, scale, core, name)._marks[scale.ColumnOf(since)];
                mark = mark == Nothing ? Instantly : mark;
            }

            return;
        }

        var (first, count) = scale.ColumnsOf(since, until);
        if (count > 0)
        {
            var row = Of(rows, scale, core, name);
            row._marks.AsSpan(first, count).Fill(row.IsIdle ? '-' : '#');
        }
    }

    private static TimelineRow Of(List<TimelineRow> rows, TimelineScale scale, int core, string name, bool isInterrupts = false)
    {
        var row = rows.Find(r => r.Core == core && r.Name == name && r._isInterrupts == isInterrupts);
        if (row is null)
        {
            row = new TimelineRow(core, name, isInterrupts, scale);
            rows.Add(row);
        }

        return row;
    }
}
