namespace Rtos.Cli;

/// <summary>Lets so many commands through in a second, at most those of one second at once; the others wait. From any thread.</summary>
/// <param name="perSecond">How many, at least 1.</param>
/// <param name="time">The host's time.</param>
internal sealed class ConsoleRate(int perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _interval = Math.Max(0, time.TimestampFrequency / perSecond);

    // When the budget will be whole again.
    private long _wholeAt = time.GetTimestamp();

    /// <summary>Waits until the next command may be done.</summary>
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
