using HostThread = System.Threading.Thread;

namespace Rtos.Hosting;

/// <summary>A fixed number of threads that give devices their turns, in the order in which they asked.</summary>
/// <remarks>
/// A turn that takes too much of the host's time belongs to a program that does not return to the kernel. Its thread
/// cannot be taken back: it is written off, and a new one does its work for the other devices. If the old thread comes
/// back, it ends. The device keeps its turn all the while, so nothing else runs it. Any thread may call the pool; the lock on
/// the queue guards all mutable state, and is never held while a device is called.
/// </remarks>
internal sealed class WorkerPool : IDisposable
{
    // The age of a turn is the number of checks that have seen it: this many make the limit.
    private const int Looks = 4;

    private readonly Queue<TurnTaker> _ready = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Worker> _workers = [];
    private readonly int _most;
    private readonly ITimer _timer;
    private TimeSpan _lookAgain;
    private int _names;
    private bool _isWatching;
    private bool _isClosed;

    /// <summary>Makes the pool; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="workers">The number of threads; 0 for none, then <see cref="RunReady"/> does their work.</param>
    /// <param name="time">The host's time.</param>
    /// <param name="stuckAfter">The longest time that a turn may take; a longer one is reported to its device, on a thread of the timer.</param>
    internal WorkerPool(int workers, TimeProvider time, TimeSpan stuckAfter)
    {
        _most = workers;
        _lookAgain = stuckAfter / Looks;
        _timer = time.CreateTimer(_ => Watch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The number of devices that wait for their turn.</summary>
    internal int Waiting
    {
        get
        {
            lock (_ready)
            {
                return _ready.Count;
            }
        }
    }

    /// <summary>The number of threads, not counting those that were written off.</summary>
    internal int Workers
    {
        get
        {
            lock (_ready)
            {
                return _workers.Count;
            }
        }
    }

    internal void Start()
    {
        lock (_ready)
        {
            FillUp();
        }
    }

    internal void Enqueue(TurnTaker device)
    {
        lock (_ready)
        {
            if (_isClosed)
            {
                return;
            }

            _ready.Enqueue(device);
            WatchIfNeeded();
            Monitor.Pulse(_ready);
        }
    }

    /// <summary>Gives turns on the caller's thread until no device wants one.</summary>
    internal void RunReady()
    {
        while (TryDequeue(null) is { } device)
        {
            device.End(device.Take());
        }
    }

    /// <summary>From now on turns must end sooner: the host is being stopped, and they end at the next instant.</summary>
    internal void Hurry(TimeSpan limit)
    {
        lock (_ready)
        {
            if (limit / Looks < _lookAgain)
            {
                _lookAgain = limit / Looks;
                if (_isWatching)
                {
                    _timer.Change(_lookAgain, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }

    /// <summary>Stops giving turns: each thread ends after the turn that it is in.</summary>
    /// <returns>A task that completes when all threads have ended, except those that were written off.</returns>
    internal Task Close()
    {
        lock (_ready)
        {
            _isClosed = true;
            _ready.Clear();
            EndIfLast();
            Monitor.PulseAll(_ready);
        }

        return _ended.Task;
    }

    public void Dispose() => _timer.Dispose();

    private void Work(Worker worker)
    {
        while (TryDequeue(worker) is { } device)
        {
            var again = device.Take();
            var isMine = worker.TryEnd();
            if (!isMine)
            {
                device.Work.CameBack();
            }

            device.End(again);
            if (!isMine)
            {
                return;
            }
        }
    }

    private TurnTaker? TryDequeue(Worker? worker)
    {
        lock (_ready)
        {
            while (!_isClosed && worker is not null && _ready.Count == 0)
            {
                Monitor.Wait(_ready);
            }

            if (!_isClosed)
            {
                // Its turn begins here, under the lock: a check finds it in the queue or in a turn.
                var isReady = _ready.TryDequeue(out var device);
                if (isReady)
                {
                    worker?.Begin(device!);
                }

                return device;
            }

            if (worker is not null && _workers.Remove(worker))
            {
                EndIfLast();
            }

            return null;
        }
    }

    private void EndIfLast()
    {
        if (_workers.Count == 0)
        {
            _ended.TrySetResult();
        }
    }

    // While a device is in a turn, or wants one: an idle host has no timer.
    private void WatchIfNeeded()
    {
        if (!_isWatching && _most > 0)
        {
            _isWatching = true;
            _timer.Change(_lookAgain, Timeout.InfiniteTimeSpan);
        }
    }

    private void Watch()
    {
        List<TurnTaker> stuck = [];
        lock (_ready)
        {
            var isBusy = _ready.Count > 0;
            for (var i = _workers.Count - 1; i >= 0; i--)
            {
                isBusy |= _workers[i].InTurn is not null;
                if (_workers[i].Look(Looks) is { } device)
                {
                    _workers.RemoveAt(i);
                    stuck.Add(device);
                }
            }

            FillUp();
            EndIfClosed();
            _isWatching = false;
            if (isBusy)
            {
                WatchIfNeeded();
            }
        }

        stuck.ForEach(static device => device.Work.BecomeStuck());
    }

    private void EndIfClosed()
    {
        if (_isClosed)
        {
            EndIfLast();
        }
    }

    private void FillUp()
    {
        while (!_isClosed && _workers.Count < _most)
        {
            var worker = new Worker();
            var thread = new HostThread(() => Work(worker))
            {
                IsBackground = true,
                Name = FormattableString.Invariant($"Esp32Emu worker {_names}"),
            };
            try
            {
                thread.Start();
            }
            catch (OutOfMemoryException) when (_names >= _most)
            {
                // No room for a thread now; the next check tries again.
                return;
            }

            _names++;
            _workers.Add(worker);
        }
    }
}
