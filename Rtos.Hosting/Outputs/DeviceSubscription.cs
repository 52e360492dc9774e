namespace Rtos.Hosting;

/// <summary>The outputs of a device for one reader, from the subscription on. For one reader at a time.</summary>
/// <remarks>
/// Dispose of it when you have finished reading: a reader that holds the device and does not read keeps it held. A subscription
/// that is forgotten keeps it held until the garbage collector has found it.
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

    /// <summary>Removes a subscription that nobody has disposed of and nobody can read any more.</summary>
    ~DeviceSubscription() => _queue?.Close();

    /// <summary>The kinds of outputs that it receives.</summary>
    public OutputKinds Kinds => _queue.Kinds;

    /// <summary>The number of outputs that wait to be read.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>The number of outputs that have been dropped.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>The number of outputs of the device for this reader.</summary>
    internal long Produced => _queue.Numbers;

    /// <summary>The number of outputs that the reader has received or missed.</summary>
    internal long Taken => _expected;

    /// <summary>Reads outputs until the device stops, in the order in which everything happened.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The outputs; the enumeration ends when the device has stopped and everything has been read.</returns>
    public async IAsyncEnumerator<DeviceOutput> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var token = cancellationToken.CanBeCanceled ? cancellationToken : _neverCanceled;
        while (await _queue.WaitToReadAsync(token).ConfigureAwait(false))
        {
            while (_queue.TryRead(out var next))
            {
                // Missing numbers were dropped, and this is where they are missing.
                if (next.Number != _expected)
                {
                    yield return Marker(next.Output, next.Number - _expected);
                }

                _expected = next.Number + 1;
                yield return next.Output;
            }
        }

        // The channel was completed after the last of these was put here, and nothing is added any more.
        while (_queue.TryReadRest(out var last))
        {
            yield return last.Output;
        }
    }

    /// <summary>Ends the subscription; unread outputs are lost, and the device is no longer held by it.</summary>
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
