using System.Globalization;

namespace Rtos.Core;

/// <summary>Lengths of time as messages show them.</summary>
internal static class TimeText
{
    /// <summary>A length of virtual time for people: milliseconds, rounded to the microsecond.</summary>
    /// <param name="clock">The device's clock.</param>
    /// <param name="cycles">The length.</param>
    internal static string Milliseconds(this DeviceClock clock, Cycles cycles) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)cycles.Value * 1_000 / clock.CpuHertz:0.###} ms");
}
