using System.Globalization;

namespace Rtos.Core;

/// <summary>Says of times what a device can tell apart: whole cycles, whole ticks, and up to which length.</summary>
internal static class TimeSteps
{
    private static readonly (decimal Nanoseconds, string Name)[] Units =
    [
        (3_600_000_000_000, "h"), (1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "us"), (1, "ns"),
    ];

    /// <summary>Whether a number of ticks has a fraction: then it is not a time, however long a tick is.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">Its unit.</param>
    internal static bool IsPartOfTick(decimal number, TimeUnit unit) => unit == TimeUnit.Ticks && decimal.Truncate(number) != number;

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
    /// <param name="configuration">The device.</param>
    internal static string Length(long cycles, DeviceConfiguration configuration)
    {
        var nanoseconds = (decimal)cycles * 1_000_000_000 / configuration.CpuHertz;

        // No length of a step is told in hours.
        var (size, name) = Array.Find(Units[1..], u => nanoseconds >= u.Nanoseconds) is { Name: not null } found ? found : Units[^1];
        return string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / size:0.######} {name}");
    }

    /// <summary>The greatest time, as one may write it: of so many cycles, with one digit after the point, not rounded up.</summary>
    /// <param name="cycles">The cycles.</param>
    /// <param name="configuration">The device.</param>
    internal static string Greatest(decimal cycles, DeviceConfiguration configuration)
    {
        var nanoseconds = cycles * 1_000_000_000 / configuration.CpuHertz;
        var (size, name) = Array.Find(Units, u => nanoseconds >= u.Nanoseconds) is { Name: not null } found ? found : Units[^1];
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(nanoseconds / size * 10) / 10:0.#}{name}");
    }

    /// <summary>The frequency of a device's CPU.</summary>
    /// <param name="configuration">The device.</param>
    internal static string Frequency(DeviceConfiguration configuration) =>
        string.Create(CultureInfo.InvariantCulture, $"{configuration.CpuHertz / 1_000_000m:0.######} MHz");
}
