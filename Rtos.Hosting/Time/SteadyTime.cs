namespace Rtos.Hosting;

/// <summary>A host time that never goes back: while its source goes back, it stops; after that it continues from there.</summary>
/// <remarks>Pacing, back-offs and marks all rely on it. The system's own timestamps never go back and need none of this.</remarks>
internal sealed class SteadyTime : TimeProvider
{
    // Far from the end of the numbers, so that sums and differences of timestamps fit.
    private const long Latest = long.MaxValue / 4;

    private const int MostTries = 10;

    private readonly TimeProvider _source;
    private readonly Lock _lock = new();
    private long _reads;
    private long _raw;
    private long _steady;

    private SteadyTime(TimeProvider source)
    {
        _source = source;
        _raw = source.GetTimestamp();
        _steady = Math.Clamp(_raw, 0, Latest);
    }

    public override long TimestampFrequency => _source.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _source.LocalTimeZone;

    internal static TimeProvider Of(TimeProvider source) => source == System ? source : new SteadyTime(source);

    public override long GetTimestamp()
    {
        for (var tries = 1; ; tries++)
        {
            // Not under the lock: a source may fire timers when it is read, and their callbacks read the time as well.
            var reads = Volatile.Read(ref _reads);
            var raw = _source.GetTimestamp();
            lock (_lock)
            {
                // A reader that was overtaken by another one cannot tell whether the clock went back: it reads again.
                var isLatest = reads == _reads;
                if (isLatest)
                {
                    Take(raw);
                }

                if (isLatest || tries == MostTries)
                {
                    return _steady;
                }
            }
        }
    }

    private void Take(long raw)
    {
        _reads = unchecked(_reads + 1);
        var passed = (Int128)raw - _raw;
        _raw = raw;
        if (passed > 0)
        {
            _steady = passed < Latest - _steady ? _steady + (long)passed : Latest;
        }
    }

    public override DateTimeOffset GetUtcNow() => _source.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _source.CreateTimer(callback, state, dueTime, period);
}
