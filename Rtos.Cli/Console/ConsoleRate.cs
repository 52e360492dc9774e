namespace Rtos.Cli;

/// <summary>Limits the number of commands per second, with bursts of up to one second's worth; the others wait. Usable from any thread.</summary>
/// <param name="perSecond">Commands per second, at least 1.</param>
/// <param name="time">The host's time.</param>
internal sealed class ConsoleRate(int perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _interval = Math.Max(0, time.TimestampFrequency / perSecond);

    // The time at which the budget will be full again.
    private long _wholeAt = time.GetTimestamp();

    /// <summary>Waits until the next command may be executed.</summary>
    internal async ValueTask WaitAsync(CancellationToken cancellation)
    {
        long wait;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _wholeAt = Math.Max(_wholeAt, now) + _interval;
            wait = _wholeAt - now - (_interval * perSecond);
        }

        if (wait > 0)
        {
            await Task.Delay(time.GetElapsedTime(0, wait), time, cancellation).ConfigureAwait(false);
        }
    }
}
