namespace Rtos.Core;

/// <summary>The table of units of time: how each is written, and how many seconds it is.</summary>
internal static class TimeUnits
{
    /// <summary>Examples of each unit, for messages.</summary>
    internal const string Examples = "5s, 20ms, 10us, 3m, 1h, 100ticks, 8000cycles";

    /// <summary>The usual units, for messages.</summary>
    internal const string Names = "us, ms, s, m, h, ticks, cycles";

    // In the order in which they are tried: "ms" before "s", and before "m". The first of a unit is how it is written.
    // Only the device knows how many seconds a cycle and a tick are.
    private static readonly (string Suffix, TimeUnit Unit, long Seconds, long Per)[] Rows =
    [
        ("cycles", TimeUnit.Cycles, 0, 1), ("cycle", TimeUnit.Cycles, 0, 1),
        ("ticks", TimeUnit.Ticks, 0, 1), ("tick", TimeUnit.Ticks, 0, 1),
        ("ms", TimeUnit.Milliseconds, 1, 1_000),
        ("us", TimeUnit.Microseconds, 1, 1_000_000), ("µs", TimeUnit.Microseconds, 1, 1_000_000),
        ("ns", TimeUnit.Nanoseconds, 1, 1_000_000_000),
        ("s", TimeUnit.Seconds, 1, 1),
        ("m", TimeUnit.Minutes, 60, 1), ("min", TimeUnit.Minutes, 60, 1),
        ("h", TimeUnit.Hours, 3_600, 1),
    ];

    /// <summary>The unit that a text ends with.</summary>
    /// <param name="text">The text.</param>
    /// <param name="suffix">How it is written there; empty if there is none.</param>
    internal static TimeUnit At(string text, out string suffix)
    {
        foreach (var row in Rows)
        {
            if (text.EndsWith(row.Suffix, StringComparison.Ordinal))
            {
                suffix = row.Suffix;
                return row.Unit;
            }
        }

        suffix = "";
        return TimeUnit.None;
    }

    /// <summary>How a unit is written; empty for none.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isOne">Whether there is one of it: one cycle, one tick.</param>
    internal static string Suffix(this TimeUnit unit, bool isOne = false) => (unit, isOne) switch
    {
        (TimeUnit.None, _) => "",
        (TimeUnit.Cycles or TimeUnit.Ticks, true) => Array.FindLast(Rows, r => r.Unit == unit).Suffix,
        _ => Array.Find(Rows, r => r.Unit == unit).Suffix,
    };

    /// <summary>The length of a unit, as a number of seconds and by what it is divided: 0 seconds where only a device knows it.</summary>
    /// <param name="unit">The unit; not <see cref="TimeUnit.None"/>.</param>
    internal static (long Seconds, long Per) Length(this TimeUnit unit)
    {
        foreach (var row in Rows)
        {
            if (row.Unit == unit)
            {
                return (row.Seconds, row.Per);
            }
        }

        return (0, 1);
    }
}
