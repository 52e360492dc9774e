using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Distributes a device's outputs: to every reader that wants them, and keeps the last lines of the console.</summary>
/// <remarks>Only the worker that runs the device adds outputs; readers come and go on any thread.</remarks>
internal sealed class DeviceOutputs(Action wake, int capacity, int linesKept)
{
    private readonly Lock _lock = new();

    // Replaced, never changed: the worker iterates over it without the lock.
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

    /// <summary>Whether a reader that had no room left has left since <see cref="ForgetWhoLeft"/>.</summary>
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

        // The trace is only watched while it has a reader: the device's worker ensures that between two instants.
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

    /// <summary>Moves outputs that did not fit to readers that have room again; returns whether all were moved.</summary>
    internal bool TryFlush()
    {
        var all = true;
        foreach (var subscription in _subscriptions)
        {
            all &= subscription.TryFlush();
        }

        return all;
    }

    /// <summary>No more outputs come: readers end when they have read the rest.</summary>
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

    // A reader has left.
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
