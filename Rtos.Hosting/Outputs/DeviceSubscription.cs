namespace Rtos.Hosting;

/// <summary>One reader's share of what a device puts out, from the subscription on. For one reader at a time.</summary>
/// <remarks>
/// Dispose of it when nothing more is read: a reader that holds and does not read keeps the device held. One that is
/// forgotten keeps it held until the garbage collector has found it.
/// </remarks>
public sealed class DeviceSubscription : IAsyncEnumerable<DeviceOutput>, IDisposable
{
    private readonly OutputQueue _queue;
    private readonly CancellationTokenSource _never = new();
    private readonly CancellationToken _neverCanceled;
    private long _expected;

    internal DeviceSubscription(OutputQueue queue)
    {
        _queue = queue;
        _neverCanceled = _never.Token;
    }

    /// <summary>Gives up the place of a subscription that nobody has disposed of and nobody can read any more.</summary>
    ~DeviceSubscription() => _queue?.Close();

    /// <summary>What it takes.</summary>
    public OutputKinds Kinds => _queue.Kinds;

    /// <summary>How many outputs wait to be read.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>How many outputs have been dropped.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>How many outputs the device has put out for this reader.</summary>
    internal long Produced => _queue.Numbers;

    /// <summary>How many of them the reader has been given or has missed.</summary>
    internal long Taken => _expected;

    /// <summary>Reads on until the device stops, in the order in which it all happened.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The outputs; the enumeration ends when the device has stopped and everything has been read.</returns>
    public async IAsyncEnumerator<DeviceOutput> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var token = cancellationToken.CanBeCanceled ? cancellationToken : _neverCanceled;
        while (await _queue.WaitToReadAsync(token).ConfigureAwait(false))
        {
            while (_queue.TryRead(out var next))
            {
                // Numbers that are missing were dropped, and here is the place where they are missing.
                if (next.Number != _expected)
                {
                    yield return Marker(next.Output, next.Number - _expected);
                }

                _expected = next.Number + 1;
                yield return next.Output;
            }
        }

        // The channel was completed after the last of these was put here, and nobody puts anything any more.
        while (_queue.TryReadRest(out var last))
        {
            yield return last.Output;
        }
    }

    /// <summary>Ends the subscription; what was not read is gone, and the device is not held by it any more.</summary>
    public void Dispose()
    {
        _queue.Close();
        _never.Dispose();
        GC.SuppressFinalize(this);
    }

    private static DeviceOutput Marker(DeviceOutput next, long missing)
    {
        var what = missing == 1 ? "1 output is" : FormattableString.Invariant($"{missing} outputs are");
        return new DeviceOutput(OutputKinds.Missing, next.At, $"[{what} missing: this reader was too slow]", Missing: missing);
    }
}
