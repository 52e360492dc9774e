using System.Globalization;

namespace Rtos.Core;

/// <summary>Says of times what a device can tell apart: whole cycles, whole ticks, and up to which length.</summary>
internal static class TimeSteps
{
    private static readonly TimeUnit[] Units =
        [TimeUnit.Hours, TimeUnit.Seconds, TimeUnit.Milliseconds, TimeUnit.Microseconds, TimeUnit.Nanoseconds];

    /// <summary>A number of a unit, which is rounded if it has many digits.</summary>
    /// <param name="exact">The number.</param>
    /// <param name="unit">The unit, of one.</param>
    internal static string About(decimal exact, string unit)
    {
        var rounded = Math.Round(exact, 6);
        return (rounded == exact ? "" : "about ") + ShownText.Count(rounded, unit);
    }

    /// <summary>How long so many cycles are.</summary>
    /// <param name="cycles">The cycles.</param>
    /// <param name="clock">The device's clock.</param>
    internal static string Length(long cycles, DeviceClock clock)
    {
        // No length of a step is told in hours.
        var (number, unit) = InLargestUnit(cycles, clock, Units.AsSpan(1));
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.######} {unit.Suffix()}");
    }

    /// <summary>The greatest time, as one may write it: of so many cycles, with one digit after the point, not rounded up.</summary>
    /// <param name="cycles">The cycles.</param>
    /// <param name="clock">The device's clock.</param>
    internal static WrittenTime Greatest(decimal cycles, DeviceClock clock)
    {
        var (number, unit) = InLargestUnit(cycles, clock, Units);
        return new WrittenTime(Math.Floor(number * 10) / 10, unit);
    }

    /// <summary>The frequency of a device's CPU.</summary>
    /// <param name="clock">The device's clock.</param>
    internal static string Frequency(DeviceClock clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.CpuHertz / 1_000_000m:0.######} MHz");

    // The first unit of which there is at least one; the last one if there is none.
    private static WrittenTime InLargestUnit(decimal cycles, DeviceClock clock, ReadOnlySpan<TimeUnit> units)
    {
        WrittenTime time = default;
        foreach (var unit in units)
        {
            var (seconds, per) = unit.Length();
            time = new WrittenTime(cycles * per / clock.CpuHertz / seconds, unit);
            if (time.Number >= 1)
            {
                break;
            }
        }

        return time;
    }
}
