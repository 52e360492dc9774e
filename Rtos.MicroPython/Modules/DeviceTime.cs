using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The time of a machine from the scripts' point of view.</summary>
internal sealed class DeviceTime
{
    private const long NanosPerSecond = 1_000_000_000;

    /// <summary>The amount by which <c>RTC.datetime(…)</c> has advanced the clock.</summary>
    /// <value>Seconds.</value>
    internal long Offset { get; set; }

    /// <summary>The time since the start in fractions of a second, rounded down.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="perSecond">The number of fractions in a second.</param>
    internal static long Since(Machine machine, long perSecond) =>
        (long)((Int128)machine.Now.Value * perSecond / machine.Device.Clock.CpuHertz);

    /// <summary>The value of <c>time.time()</c>: seconds since 2000-01-01.</summary>
    internal long Seconds(Machine machine) => machine.Options.StartTime + Offset + Since(machine, 1);

    /// <summary>The value of <c>time.time_ns()</c>.</summary>
    internal Int128 Nanoseconds(Machine machine) =>
        ((Int128)(machine.Options.StartTime + Offset) * NanosPerSecond) + ((Int128)machine.Now.Value * NanosPerSecond / machine.Device.Clock.CpuHertz);

    /// <summary>A point of virtual time, in milliseconds from now.</summary>
    internal static Instant After(Machine machine, long milliseconds) => machine.Now + machine.Device.Clock.Milliseconds(milliseconds);
}
