using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>How a device's virtual time follows the host's from some moment on. Immutable, so any thread may read it.</summary>
/// <param name="time">The host's time.</param>
/// <param name="ratio">Virtual seconds per second of the host, more than 0.</param>
/// <param name="cpuHertz">Cycles in a virtual second.</param>
/// <param name="from">The timestamp of the moment.</param>
/// <param name="at">The virtual instant of the moment.</param>
internal sealed class Pace(TimeProvider time, double ratio, long cpuHertz, long from, Instant at)
{
    // Far beyond any run, and far from the end of the numbers.
    private const double Latest = long.MaxValue / 8;

    private readonly double _cyclesPerTimestamp = ratio * cpuHertz / time.TimestampFrequency;

    /// <summary>The virtual instant that is due at a host time; anything earlier should have happened already.</summary>
    internal Instant DueAt(long timestamp) =>
        new((long)Math.Min(Latest, at.Value + (Math.Max(0, timestamp - from) * _cyclesPerTimestamp)));

    internal Instant DueNow => DueAt(time.GetTimestamp());

    /// <summary>The first host time at which events of an instant are due.</summary>
    internal long TimestampOf(Instant instant) =>
        from + (long)Math.Min(Latest, Math.Ceiling((instant.Value + 1.0 - at.Value) / _cyclesPerTimestamp));
}
