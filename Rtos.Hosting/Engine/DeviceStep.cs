using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The length of a step of a paused device.</summary>
public sealed class DeviceStep
{
    private DeviceStep(int instants, long ticks, TimeSpan time, Func<Device, bool>? condition, Cycles cycles = default)
    {
        Instants = instants;
        Ticks = ticks;
        Time = time;
        Cycles = cycles;
        Condition = condition;
    }

    /// <summary>Up to the next instant at which something happens; ticks that change only the count are skipped.</summary>
    public static DeviceStep Instant { get; } = new(1, 0, TimeSpan.Zero, null);

    /// <summary>Up to and including the next tick.</summary>
    public static DeviceStep Tick { get; } = new(0, 1, TimeSpan.Zero, null);

    internal int Instants { get; }

    internal long Ticks { get; }

    internal TimeSpan Time { get; }

    /// <summary>Cycles to add to <see cref="Time"/>, which is not precise to the cycle.</summary>
    internal Cycles Cycles { get; }

    internal Func<Device, bool>? Condition { get; }

    /// <summary>A length of virtual time; events at its end itself are left for the next step.</summary>
    /// <param name="time">The length, more than zero.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not positive.</exception>
    public static DeviceStep For(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new DeviceStep(0, 0, time, null);
    }

    /// <summary>Like <see cref="For(TimeSpan)"/>, but precise to the cycle.</summary>
    internal static DeviceStep For(Cycles cycles) => new(0, 0, TimeSpan.Zero, null, cycles);

    /// <summary>Up to and including a later tick.</summary>
    /// <param name="ticks">1 for the next one.</param>
    internal static DeviceStep ForTicks(long ticks) => new(0, ticks, TimeSpan.Zero, null);

    /// <summary>Until a condition holds; it is checked between any two instants.</summary>
    /// <param name="condition">The condition; it may read the device but not change it, and runs on a worker.</param>
    /// <param name="limit">The longest virtual time to step, more than zero.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static DeviceStep Until(Func<Device, bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        return new DeviceStep(0, 0, limit, condition);
    }
}
