namespace Rtos.Testing;

/// <summary>A row of a timeline: a task, or the interrupts, on one core.</summary>
internal sealed class TimelineRow
{
    private const char Nothing = '.';
    private const char Instantly = '|';
    private const char Interrupts = '!';

    private readonly char[] _marks;

    private TimelineRow(int core, string name, TimelineScale scale)
    {
        Core = core;
        Name = name;
        _marks = new char[scale.Columns];
        Array.Fill(_marks, Nothing);
    }

    internal int Core { get; }

    internal string Name { get; }

    internal ReadOnlySpan<char> Marks => _marks;

    // Interrupts first, the idle task last, the tasks between them as they first come.
    private int Place => _marks.Contains(Interrupts) ? 0 : IsIdle ? 2 : 1;

    // The kernels' own names: IDLE, IDLE0, IDLE1.
    private bool IsIdle => Name is "IDLE" or "IDLE0" or "IDLE1";

    /// <summary>Makes the rows for what the lines say of the time drawn.</summary>
    internal static IReadOnlyList<TimelineRow> Read(IEnumerable<string> lines, TimelineScale scale)
    {
        var rows = new List<TimelineRow>();
        var running = new SortedDictionary<int, (string Name, long Since)>();
        foreach (var line in lines)
        {
            if (TraceLine.Parse(line) is not { } parsed)
            {
                continue;
            }

            if (parsed.Time >= scale.End)
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
            else if (parsed.IsInterrupt && parsed.Time >= scale.Start)
            {
                Of(rows, scale, parsed.Core, "interrupt")._marks[scale.ColumnOf(parsed.Time)] = Interrupts;
            }
        }

        foreach (var (core, (name, since)) in running)
        {
            MarkRun(rows, scale, core, name, since, scale.End);
        }

        return [.. rows.OrderBy(r => r.Core).ThenBy(r => r.Place)];
    }

    private static void MarkRun(List<TimelineRow> rows, TimelineScale scale, int core, string name, long since, long until)
    {
        if (until < scale.Start || (until == scale.Start && since < until))
        {
            return;
        }

        var row = Of(rows, scale, core, name);
        if (since == until)
        {
            ref var mark = ref row._marks[scale.ColumnOf(since)];
            mark = mark == Nothing ? Instantly : mark;
            return;
        }

        var first = scale.ColumnOf(Math.Max(since, scale.Start));
        row._marks.AsSpan(first, scale.ColumnOf(until - 1) - first + 1).Fill(row.IsIdle ? '-' : '#');
    }

    private static TimelineRow Of(List<TimelineRow> rows, TimelineScale scale, int core, string name)
    {
        var row = rows.Find(r => r.Core == core && r.Name == name);
        if (row is null)
        {
            row = new TimelineRow(core, name, scale);
            rows.Add(row);
        }

        return row;
    }
}
