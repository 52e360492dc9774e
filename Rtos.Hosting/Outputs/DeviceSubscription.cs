using System.Threading.Channels;

namespace Rtos.Hosting;

/// <summary>One reader's share of what a device puts out, from the subscription on. For one reader at a time.</summary>
/// <remarks>Dispose of it when nothing more is read: a reader that holds and does not read keeps the device held.</remarks>
public sealed class DeviceSubscription : IAsyncEnumerable<DeviceOutput>, IDisposable
{
    private readonly DeviceOutputs _outputs;
    private readonly Channel<(long Number, DeviceOutput Output)> _channel;

    // An instant cannot be cut in two: what its end puts out stands here when the channel is full, and the device is held.
    private readonly Queue<(long Number, DeviceOutput Output)> _rest = new();
    private readonly bool _drops;
    private volatile bool _isOverfull;
    private volatile bool _isDisposed;
    private long _dropped;
    private long _numbers;
    private long _expected;

    internal DeviceSubscription(DeviceOutputs outputs, OutputKinds kinds, WhenFull whenFull, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _outputs = outputs;
        Kinds = kinds;
        _drops = whenFull == WhenFull.DropOldest;
        var options = new BoundedChannelOptions(capacity)
        {
            FullMode = _drops ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
            SingleWriter = true,
            SingleReader = true,
        };
        _channel = Channel.CreateBounded<(long, DeviceOutput)>(options, _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>What it takes.</summary>
    public OutputKinds Kinds { get; }

    /// <summary>How many outputs wait to be read.</summary>
    public int Waiting => _channel.Reader.Count;

    /// <summary>How many outputs have been dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    internal bool IsOverfull => _isOverfull;

    /// <summary>Reads on until the device stops, in the order in which it all happened.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The outputs; the enumeration ends when the device has stopped and everything has been read.</returns>
    public async IAsyncEnumerator<DeviceOutput> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        while (await _channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out var next))
            {
                if (_isOverfull)
                {
                    _outputs.RoomMade();
                }

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
        while (!_isDisposed && _rest.TryDequeue(out var last))
        {
            yield return last.Output;
        }
    }

    /// <summary>Ends the subscription; what was not read is gone, and the device is not held by it any more.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _channel.Writer.TryComplete();
        _outputs.Remove(this);
    }

    internal void Put(DeviceOutput output)
    {
        if (_isDisposed)
        {
            return;
        }

        var item = (_numbers++, output);
        if (_rest.Count > 0 || !_channel.Writer.TryWrite(item))
        {
            _rest.Enqueue(item);
            _isOverfull = true;
        }
    }

    internal bool TryFlush()
    {
        while (_rest.TryPeek(out var item))
        {
            if (!_channel.Writer.TryWrite(item))
            {
                return false;
            }

            _rest.Dequeue();
        }

        _isOverfull = false;
        return true;
    }

    internal void Complete() => _channel.Writer.TryComplete();

    private static DeviceOutput Marker(DeviceOutput next, long missing)
    {
        var what = missing == 1 ? "1 output is" : FormattableString.Invariant($"{missing} outputs are");
        return new DeviceOutput(OutputKinds.Missing, next.At, $"[{what} missing: this reader was too slow]", Missing: missing);
    }
}
