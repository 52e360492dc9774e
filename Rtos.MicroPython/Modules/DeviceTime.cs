using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The time of a machine as its scripts see it.</summary>
internal sealed class DeviceTime
{
    private const long NanosPerSecond = 1_000_000_000;

    /// <summary>What <c>RTC.datetime(…)</c> has put the clock forward by.</summary>
    /// <value>Seconds.</value>
    internal long Offset { get; set; }

    /// <summary>The time since the start in parts of a second, cut.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="perSecond">How many parts a second has.</param>
    internal static long Since(Machine machine, long perSecond) =>
        (long)((Int128)machine.Now.Value * perSecond / machine.Device.Clock.CpuHertz);

    /// <summary>What <c>time.time()</c> gives: seconds since 2000-01-01.</summary>
    internal long Seconds(Machine machine) => machine.Options.StartTime + Offset + Since(machine, 1);

    /// <summary>What <c>time.time_ns()</c> gives.</summary>
    internal Int128 Nanoseconds(Machine machine) =>
        ((Int128)(machine.Options.StartTime + Offset) * NanosPerSecond) + ((Int128)machine.Now.Value * NanosPerSecond / machine.Device.Clock.CpuHertz);

    /// <summary>A point of virtual time so many milliseconds from now.</summary>
    internal static Instant After(Machine machine, long milliseconds) => machine.Now + machine.Device.Clock.Milliseconds(milliseconds);
}
