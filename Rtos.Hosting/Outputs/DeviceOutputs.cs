using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Where a device's outputs go: to every reader that wants them, and the last lines of the console to be looked up.</summary>
/// <remarks>Only the worker that runs the device puts something in; readers come and go on any thread.</remarks>
internal sealed class DeviceOutputs(Action wake, int capacity, int linesKept)
{
    private readonly Lock _lock = new();

    // Replaced, never changed: the worker goes through it without the lock.
    private OutputQueue[] _subscriptions = [];
    private Queue<DeviceOutput>? _lines;
    private long _droppedByOthers;
    private bool _isComplete;
    private volatile bool _hasReaderLeft;

    internal OutputKinds Wanted { get; private set; }

    /// <summary>Whether a reader has no room left, so that the device must be held.</summary>
    internal bool IsFull
    {
        get
        {
            foreach (var subscription in _subscriptions)
            {
                if (subscription.IsOverfull)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a reader that had no room left is gone since <see cref="ForgetWhoLeft"/>.</summary>
    internal bool HasReaderLeft => _hasReaderLeft;

    internal int Waiting => _subscriptions.Length == 0 ? 0 : _subscriptions.Max(s => s.Waiting);

    internal long Dropped => Interlocked.Read(ref _droppedByOthers) + _subscriptions.Sum(s => s.Dropped);

    internal IReadOnlyList<DeviceOutput> Lines
    {
        get
        {
            lock (_lock)
            {
                return _lines is null ? [] : [.. _lines];
            }
        }
    }

    internal DeviceSubscription Subscribe(OutputKinds kinds, WhenFull whenFull, int? room)
    {
        var queue = new OutputQueue(kinds, whenFull, room ?? capacity, wake, Remove);
        var subscription = new DeviceSubscription(queue);
        lock (_lock)
        {
            if (_isComplete)
            {
                queue.Complete();
                return subscription;
            }

            _subscriptions = [.. _subscriptions, queue];
            Wanted |= kinds;
        }

        // The trace is only watched while somebody wants it: the device's worker sees to that between two instants.
        wake();
        return subscription;
    }

    internal void ForgetWhoLeft() => _hasReaderLeft = false;

    internal void Put(DeviceOutput output)
    {
        if (output.Kind == OutputKinds.Console && linesKept > 0)
        {
            Keep(output);
        }

        foreach (var subscription in _subscriptions)
        {
            if ((subscription.Kinds & output.Kind) != 0)
            {
                subscription.Put(output);
            }
        }
    }

    /// <summary>Moves what did not fit to readers that have room again; whether all of it did.</summary>
    internal bool TryFlush()
    {
        var all = true;
        foreach (var subscription in _subscriptions)
        {
            all &= subscription.TryFlush();
        }

        return all;
    }

    /// <summary>Nothing more comes: readers end when they have read what is there.</summary>
    internal void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        foreach (var subscription in _subscriptions)
        {
            subscription.Complete();
        }
    }

    // A reader is gone.
    private void Remove(OutputQueue subscription, bool wasOverfull)
    {
        _hasReaderLeft |= wasOverfull;
        lock (_lock)
        {
            if (!_subscriptions.Contains(subscription))
            {
                return;
            }

            _subscriptions = [.. _subscriptions.Where(s => s != subscription)];
            Wanted = _subscriptions.Aggregate(OutputKinds.None, (all, s) => all | s.Kinds);
            Interlocked.Add(ref _droppedByOthers, subscription.Dropped);
        }

        wake();
    }

    private void Keep(DeviceOutput line)
    {
        lock (_lock)
        {
            _lines ??= new Queue<DeviceOutput>();
            if (_lines.Count == linesKept)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
        }
    }
}
