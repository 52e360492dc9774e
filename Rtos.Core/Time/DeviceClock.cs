namespace Rtos.Core;

/// <summary>Turns seconds into the device's units of time and back.</summary>
public sealed class DeviceClock
{
    internal DeviceClock(long cpuHertz, Cycles cyclesPerTick)
    {
        CpuHertz = cpuHertz;
        CyclesPerTick = cyclesPerTick;
    }

    /// <summary>The CPU frequency.</summary>
    /// <value>Hertz.</value>
    public long CpuHertz { get; }

    /// <summary>The length of a tick, which C gives as a rate. ESP-IDF: <c>xPortGetTickRateHz</c>.</summary>
    [EspIdf("xPortGetTickRateHz")]
    public Cycles CyclesPerTick { get; }

    /// <summary>A number of microseconds in CPU cycles.</summary>
    /// <param name="count">Microseconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or the length is beyond 2^63 - 1 cycles.</exception>
    public Cycles Microseconds(long count) => Scale(count, 1_000_000);

    /// <summary>A number of milliseconds in CPU cycles.</summary>
    /// <param name="count">Milliseconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or the length is beyond 2^63 - 1 cycles.</exception>
    public Cycles Milliseconds(long count) => Scale(count, 1_000);

    /// <summary>A number of seconds in CPU cycles.</summary>
    /// <param name="count">Seconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or the length is beyond 2^63 - 1 cycles.</exception>
    public Cycles Seconds(long count) => Scale(count, 1);

    /// <summary>A <see cref="TimeSpan"/> in CPU cycles, rounded down.</summary>
    /// <param name="time">The length, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative, or the length is beyond 2^63 - 1 cycles.</exception>
    public Cycles FromTimeSpan(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "a length of time is 0 or more");
        }

        return Scale(time.Ticks, TimeSpan.TicksPerSecond);
    }

    /// <summary>A length in CPU cycles as a <see cref="TimeSpan"/>, rounded down to 100 ns; <see cref="TimeSpan.MaxValue"/> for a longer one.</summary>
    /// <param name="cycles">The length.</param>
    public TimeSpan ToTimeSpan(Cycles cycles) =>
        new(MultiplyAndDivide(cycles.Value, TimeSpan.TicksPerSecond, CpuHertz) ?? long.MaxValue);

    /// <summary>Milliseconds in ticks, rounded down. FreeRTOS: <c>pdMS_TO_TICKS</c>.</summary>
    /// <param name="milliseconds">Milliseconds, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative or longer than 4294967294 ticks.</exception>
    [FreeRtos("pdMS_TO_TICKS")]
    public Ticks MillisecondsToTicks(long milliseconds)
    {
        var ticks = (Int128)milliseconds * CpuHertz / 1_000 / CyclesPerTick.Value;
        return milliseconds >= 0 && ticks < uint.MaxValue
            ? new Ticks((uint)ticks)
            : throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, "a wait has 0 to 4294967294 ticks; Ticks.Forever is one without an end");
    }

    /// <summary>The instant so long after the start.</summary>
    /// <param name="milliseconds">Milliseconds, not negative.</param>
    /// <param name="microseconds">Microseconds more, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative, or the instant is beyond 2^63 - 1 cycles.</exception>
    public Instant At(long milliseconds = 0, long microseconds = 0)
    {
        var (whole, rest) = (Milliseconds(milliseconds), Microseconds(microseconds));
        return whole.Value <= long.MaxValue - rest.Value
            ? Instant.Start + whole + rest
            : throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, "the instant is beyond 2^63 - 1 cycles");
    }

    private Cycles Scale(long count, long perSecond)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "a length of time is 0 or more");
        }

        return MultiplyAndDivide(count, CpuHertz, perSecond) is { } cycles
            ? new Cycles(cycles)
            : throw new ArgumentOutOfRangeException(nameof(count), count, "the length is beyond 2^63 - 1 cycles");
    }

    // Rounded down; null if it is beyond a long. The usual case does without 128 bits, which the runtime compiles at each
    // start of a program.
    private static long? MultiplyAndDivide(long number, long factor, long divisor) =>
        Math.BigMul(number, factor, out var low) == 0 && low >= 0 ? low / divisor : MultiplyAndDivideLong(number, factor, divisor);

    private static long? MultiplyAndDivideLong(long number, long factor, long divisor)
    {
        var quotient = (Int128)number * factor / divisor;
        return quotient <= long.MaxValue ? (long)quotient : null;
    }
}
