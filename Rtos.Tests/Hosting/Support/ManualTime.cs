namespace Rtos.Tests.Hosting;

/// <summary>The host's time, as a test moves it; a timestamp is a microsecond. Timers fire on the thread that moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromMicroseconds(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the time on; timers fire when their time has come, in order.</summary>
    internal void Advance(TimeSpan by)
    {
        var end = GetTimestamp() + (long)by.TotalMicroseconds;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        Interlocked.Exchange(ref _now, end);
    }

    /// <summary>Whether a timer is set to fire when so much time has passed.</summary>
    internal bool HasTimerIn(TimeSpan time)
    {
        lock (_lock)
        {
            return _timers.Exists(t => t.DueAt == GetTimestamp() + (long)time.TotalMicroseconds);
        }
    }

    /// <summary>Sets the clock without any time passing, as somebody who sets the host's does: timers are not touched.</summary>
    internal void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            Interlocked.Add(ref _now, (long)by.TotalMicroseconds);
            _timers.ForEach(t => t.Move((long)by.TotalMicroseconds));
        }
    }

    private ManualTimer? TakeDue(long end)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.DueAt <= end).MinBy(t => t.DueAt);
            if (next is not null)
            {
                Interlocked.Exchange(ref _now, Math.Max(GetTimestamp(), next.DueAt));
                _timers.Remove(next);
            }

            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        internal long DueAt { get; private set; }

        internal void Fire() => fire();

        internal void Move(long by) => DueAt += by;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.AreEqual(Timeout.InfiniteTimeSpan, period);
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    DueAt = time.GetTimestamp() + (long)dueTime.TotalMicroseconds;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
