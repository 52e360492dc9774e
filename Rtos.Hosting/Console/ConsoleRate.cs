namespace Rtos.Hosting;

/// <summary>Lets so many commands through in a second, and the others wait.</summary>
internal sealed class ConsoleRate(int perSecond, TimeProvider time)
{
    private long _began = time.GetTimestamp();
    private int _count;

    /// <summary>Waits until the next command may be done.</summary>
    internal async ValueTask WaitAsync(CancellationToken cancellation)
    {
        var left = TimeSpan.FromSeconds(1) - time.GetElapsedTime(_began);
        if (left > TimeSpan.Zero && _count >= perSecond)
        {
            await Task.Delay(left, time, cancellation).ConfigureAwait(false);
            left = TimeSpan.Zero;
        }

        if (left <= TimeSpan.Zero)
        {
            _began = time.GetTimestamp();
            _count = 0;
        }

        _count++;
    }
}
