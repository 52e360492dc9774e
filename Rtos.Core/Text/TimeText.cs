using System.Globalization;

namespace Rtos.Core;

/// <summary>Times as people write them: a number and a unit, as <c>20ms</c> or <c>100 ticks</c>.</summary>
internal static class TimeText
{
    /// <summary>Examples of each unit, for messages.</summary>
    internal const string Examples = "5s, 20ms, 10us, 3m, 1h, 100ticks, 8000cycles";

    /// <summary>The usual units, for messages.</summary>
    internal const string Units = "us, ms, s, m, h, ticks, cycles";

    // In the order in which they are tried: "ms" before "s", and before "m".
    private static readonly (string Suffix, TimeUnit Unit)[] Suffixes =
    [
        ("cycles", TimeUnit.Cycles), ("cycle", TimeUnit.Cycles), ("ticks", TimeUnit.Ticks), ("tick", TimeUnit.Ticks), ("min", TimeUnit.Minutes),
        ("ms", TimeUnit.Milliseconds), ("us", TimeUnit.Microseconds), ("µs", TimeUnit.Microseconds), ("ns", TimeUnit.Nanoseconds),
        ("s", TimeUnit.Seconds), ("m", TimeUnit.Minutes), ("h", TimeUnit.Hours),
    ];

    /// <summary>Reads a number and its unit; blanks may stand between them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number, not negative.</param>
    /// <param name="unit">The unit; <see cref="TimeUnit.None"/> when there is none.</param>
    /// <returns>Whether it is a number, with or without a unit.</returns>
    internal static bool TryParse(string text, out decimal number, out TimeUnit unit)
    {
        var found = Array.Find(Suffixes, s => text.EndsWith(s.Suffix, StringComparison.Ordinal));
        unit = found.Unit;
        var digits = found.Suffix is null ? text : text[..^found.Suffix.Length].TrimEnd(' ');
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A time in cycles of a device, which need not be whole; null when it is too large to be told.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">Its unit; <see cref="TimeUnit.None"/> for cycles.</param>
    /// <param name="configuration">The device.</param>
    internal static decimal? ToCycles(decimal number, TimeUnit unit, DeviceConfiguration configuration)
    {
        try
        {
            return unit switch
            {
                TimeUnit.None or TimeUnit.Cycles => number,
                TimeUnit.Ticks => number * configuration.CyclesPerTick.Value,
                TimeUnit.Nanoseconds => number * configuration.CpuHertz / 1_000_000_000,
                TimeUnit.Microseconds => number * configuration.CpuHertz / 1_000_000,
                TimeUnit.Milliseconds => number * configuration.CpuHertz / 1_000,
                TimeUnit.Seconds => number * configuration.CpuHertz,
                TimeUnit.Minutes => number * configuration.CpuHertz * 60,
                _ => number * configuration.CpuHertz * 3600,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A length of virtual time for people: milliseconds, rounded to the microsecond.</summary>
    /// <param name="clock">The device's clock.</param>
    /// <param name="cycles">The length.</param>
    internal static string Milliseconds(this DeviceClock clock, Cycles cycles) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)cycles.Value * 1_000 / clock.CpuHertz:0.###} ms");

    /// <summary>The virtual time of a device for people: milliseconds since the start, to the microsecond.</summary>
    /// <param name="device">The device.</param>
    internal static string Milliseconds(this Device device) => device.Clock.Milliseconds(device.Now - Instant.Start);
}
