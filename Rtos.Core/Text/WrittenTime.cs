using System.Globalization;

namespace Rtos.Core;

/// <summary>A length of time as people write it: a number and a unit, as <c>20ms</c>, <c>1.5 s</c> or <c>100 ticks</c>.</summary>
/// <param name="Number">The number, not negative.</param>
/// <param name="Unit">The unit; <see cref="TimeUnit.None"/> when none is written.</param>
internal readonly record struct WrittenTime(decimal Number, TimeUnit Unit)
{
    /// <summary>Whether it is a part of a tick: then it is not a time, however long a tick is.</summary>
    internal bool IsPartOfTick => Unit == TimeUnit.Ticks && decimal.Truncate(Number) != Number;

    /// <summary>Reads a number and its unit; blanks may stand between them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it is a number, with or without a unit.</returns>
    internal static bool TryParse(string text, out WrittenTime time)
    {
        var unit = TimeUnits.At(text, out var suffix);
        var digits = unit == TimeUnit.None ? text : text[..^suffix.Length].TrimEnd(' ');
        var isTime = decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        time = new WrittenTime(number, unit);
        return isTime;
    }

    /// <summary>The time in cycles of a device, which need not be whole; null if there are more than can be counted.</summary>
    /// <param name="clock">The device's clock. A number without a unit is one of cycles.</param>
    internal decimal? ToCycles(DeviceClock clock) => Unit switch
    {
        TimeUnit.None or TimeUnit.Cycles => Number,
        TimeUnit.Ticks => Times(Number, clock.CyclesPerTick.Value),
        _ => InSeconds(Times(Number, clock.CpuHertz)),
    };

    /// <summary>The time in seconds of the host; null for cycles and ticks, which it does not have, and for too many.</summary>
    /// <remarks>A number without a unit is one of seconds.</remarks>
    internal decimal? ToSeconds() => Unit switch
    {
        TimeUnit.Cycles or TimeUnit.Ticks => null,
        TimeUnit.None => Number,
        _ => InSeconds(Number),
    };

    /// <summary>The time as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() =>
        Number.ToString("0.############################", CultureInfo.InvariantCulture) + Unit.Suffix(Number == 1);

    private decimal? InSeconds(decimal? number)
    {
        var (seconds, per) = Unit.Length();
        return (seconds == 1 ? number : Times(number, seconds)) / per;
    }

    private static decimal? Times(decimal? number, long factor)
    {
        try
        {
            return number * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
