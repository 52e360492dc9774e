using System.Globalization;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Columns in microseconds, milliseconds or seconds.</summary>
internal sealed class TimeLabels : TimelineLabels
{
    private readonly Int128 _length;
    private readonly long _perUnit;

    /// <summary>Chooses the unit that gives short labels.</summary>
    /// <param name="length">The length of a column in nanoseconds.</param>
    /// <param name="clock">The device's clock.</param>
    internal TimeLabels(Int128 length, DeviceClock clock)
    {
        _length = length;
        (Unit, _perUnit) = length >= TimelineLengths.NanosecondsPerSecond ? ("s", TimelineLengths.NanosecondsPerSecond)
            : length >= 50_000 ? ("ms", 1_000_000)
            : ("µs", 1_000);
        Column = $"{At(1)} {Unit}{InParentheses(length, clock)}";
    }

    internal override string Column { get; }

    internal override string Unit { get; }

    internal override string At(Int128 column) => ((decimal)(column * _length) / _perUnit).ToString("0.#########", CultureInfo.InvariantCulture);

    // The same in cycles, as in the trace, and in ticks, if the numbers are useful.
    private static string InParentheses(Int128 length, DeviceClock clock)
    {
        var tick = clock.CyclesPerTick.Value;
        var (cycles, rest) = Int128.DivRem(length * clock.CpuHertz, TimelineLengths.NanosecondsPerSecond);
        if (rest != 0 || cycles > (Int128)tick * 10)
        {
            return string.Empty;
        }

        var text = ShownText.Count((decimal)cycles, "cycle");
        return cycles * 20 >= tick && Ticks(cycles, tick) is { } ticks ? $" ({text}, {ticks})" : $" ({text})";
    }
}
