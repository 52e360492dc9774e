using System.Threading.Channels;

namespace Rtos.Hosting;

/// <summary>The outputs that wait for one reader. The device knows the queue, not the reader: a forgotten reader can be collected.</summary>
/// <remarks>The thread that has the device's turn adds outputs; the reader takes them, and closes the queue, on any thread. The lock guards the rest.</remarks>
internal sealed class OutputQueue
{
    private readonly Action _roomMade;
    private readonly Action<OutputQueue, bool> _closed;
    private readonly Channel<(long Number, DeviceOutput Output)> _channel;

    // An instant cannot be divided: what its end puts out waits here if the channel is full, and the device is held.
    private readonly Queue<(long Number, DeviceOutput Output)> _rest = new();
    private volatile bool _isOverfull;
    private volatile bool _isComplete;
    private volatile bool _isClosed;
    private long _dropped;
    private long _numbers;

    /// <summary>Makes a queue.</summary>
    /// <param name="kinds">The kinds that the reader takes.</param>
    /// <param name="whenFull">What happens if it does not read in time.</param>
    /// <param name="capacity">The most outputs that may wait, at least 1.</param>
    /// <param name="roomMade">Called when the reader has taken something from a queue that had no room.</param>
    /// <param name="closed">Called when the reader has left; the argument is whether it held the device.</param>
    internal OutputQueue(OutputKinds kinds, WhenFull whenFull, int capacity, Action roomMade, Action<OutputQueue, bool> closed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _roomMade = roomMade;
        _closed = closed;
        Kinds = kinds;
        var options = new BoundedChannelOptions(capacity)
        {
            FullMode = whenFull == WhenFull.DropOldest ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
            SingleWriter = true,
            SingleReader = true,
        };
        _channel = Channel.CreateBounded<(long, DeviceOutput)>(options, _ => Interlocked.Increment(ref _dropped));
    }

    internal OutputKinds Kinds { get; }

    internal int Waiting => _channel.Reader.Count;

    /// <summary>The number of outputs that have been added, including dropped ones.</summary>
    internal long Numbers => Interlocked.Read(ref _numbers);

    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Whether there are more outputs than fit, so that the device must be held.</summary>
    internal bool IsOverfull => _isOverfull;

    /// <summary>Waits until there is something to read; false at the end.</summary>
    /// <param name="cancellation">A token that can be canceled: otherwise the channel keeps its last waiter, and with it the reader.</param>
    internal ValueTask<bool> WaitToReadAsync(CancellationToken cancellation) =>
        _channel.Reader.WaitToReadAsync(cancellation);

    internal bool TryRead(out (long Number, DeviceOutput Output) next)
    {
        if (!_channel.Reader.TryRead(out next))
        {
            return false;
        }

        if (_isOverfull)
        {
            _roomMade();
        }

        return true;
    }

    /// <summary>Takes outputs that did not fit before the end; only when there is nothing more to wait for.</summary>
    internal bool TryReadRest(out (long Number, DeviceOutput Output) last)
    {
        lock (_rest)
        {
            last = default;
            return !_isClosed && _rest.TryDequeue(out last);
        }
    }

    internal void Put(DeviceOutput output)
    {
        var item = (_numbers, output);
        Interlocked.Increment(ref _numbers);
        if (!_isOverfull && _channel.Writer.TryWrite(item))
        {
            return;
        }

        lock (_rest)
        {
            if (!_isClosed && !_isComplete)
            {
                _rest.Enqueue(item);
                _isOverfull = true;
            }
        }
    }

    /// <summary>Moves the outputs that did not fit, as far as they fit now; returns whether all were moved.</summary>
    internal bool TryFlush()
    {
        if (!_isOverfull)
        {
            return true;
        }

        lock (_rest)
        {
            while (_rest.TryPeek(out var item))
            {
                if (!_channel.Writer.TryWrite(item))
                {
                    return _isComplete;
                }

                _rest.Dequeue();
            }

            _isOverfull = false;
            return true;
        }
    }

    /// <summary>Nothing more is added: the reader ends when it has read the rest.</summary>
    internal void Complete()
    {
        lock (_rest)
        {
            _isComplete = true;
            _channel.Writer.TryComplete();
        }
    }

    /// <summary>The reader has left: unread outputs are dropped.</summary>
    internal void Close()
    {
        bool wasOverfull;
        lock (_rest)
        {
            wasOverfull = _isOverfull;
            _isClosed = true;
            _isOverfull = false;
            _rest.Clear();
            _channel.Writer.TryComplete();
        }

        _closed(this, wasOverfull);
    }
}
