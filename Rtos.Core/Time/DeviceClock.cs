namespace Rtos.Core;

/// <summary>Turns seconds into the device's units of time and back.</summary>
public sealed class DeviceClock
{
    private readonly DeviceConfiguration _configuration;

    internal DeviceClock(DeviceConfiguration configuration) => _configuration = configuration;

    /// <summary>The CPU frequency.</summary>
    /// <value>Hertz.</value>
    public long CpuHertz => _configuration.CpuHertz;

    /// <summary>The length of a tick. ESP-IDF: <c>xPortGetTickRateHz</c>, there as a rate.</summary>
    public Cycles CyclesPerTick => _configuration.CyclesPerTick;

    /// <summary>A number of microseconds in CPU cycles.</summary>
    /// <param name="count">Microseconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="OverflowException">The length does not fit 63 bits.</exception>
    public Cycles Microseconds(long count) => Scale(count, 1_000_000);

    /// <summary>A number of milliseconds in CPU cycles.</summary>
    /// <param name="count">Milliseconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="OverflowException">The length does not fit 63 bits.</exception>
    public Cycles Milliseconds(long count) => Scale(count, 1_000);

    /// <summary>A number of seconds in CPU cycles.</summary>
    /// <param name="count">Seconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="OverflowException">The length does not fit 63 bits.</exception>
    public Cycles Seconds(long count) => Scale(count, 1);

    /// <summary>A <see cref="TimeSpan"/> in CPU cycles, rounded down.</summary>
    /// <param name="time">The length, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    /// <exception cref="OverflowException">The length does not fit 63 bits.</exception>
    public Cycles FromTimeSpan(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Scale(time.Ticks, TimeSpan.TicksPerSecond);
    }

    /// <summary>A length in CPU cycles as a <see cref="TimeSpan"/>, rounded down to 100 ns.</summary>
    /// <param name="cycles">The length.</param>
    /// <exception cref="OverflowException">The length is beyond <see cref="TimeSpan.MaxValue"/>.</exception>
    public TimeSpan ToTimeSpan(Cycles cycles) =>
        new(checked((long)((Int128)cycles.Value * TimeSpan.TicksPerSecond / _configuration.CpuHertz)));

    /// <summary>Milliseconds in ticks, rounded down. FreeRTOS: <c>pdMS_TO_TICKS</c>.</summary>
    /// <param name="milliseconds">Milliseconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative or longer than 4294967294 ticks.</exception>
    public Ticks MillisecondsToTicks(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        var ticks = (Int128)milliseconds * _configuration.CpuHertz / 1_000 / _configuration.CyclesPerTick.Value;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticks, uint.MaxValue - 1, nameof(milliseconds));
        return new Ticks((uint)ticks);
    }

    /// <summary>The instant so long after the start.</summary>
    /// <param name="milliseconds">Milliseconds, not negative.</param>
    /// <param name="microseconds">Microseconds more, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public Instant At(long milliseconds = 0, long microseconds = 0) =>
        Instant.Start + Milliseconds(milliseconds) + Microseconds(microseconds);

    private Cycles Scale(long count, long perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new Cycles(checked((long)((Int128)count * _configuration.CpuHertz / perSecond)));
    }
}
