using HostThread = System.Threading.Thread;

namespace Rtos.Hosting;

/// <summary>A fixed number of threads that give devices their turns, in the order in which they asked.</summary>
internal sealed class WorkerPool
{
    private readonly Queue<DeviceRunner> _ready = new();
    private readonly HostThread[] _threads;
    private bool _isClosed;

    /// <summary>Makes the pool; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="workers">How many threads; 0 for none, then <see cref="RunReady"/> does their work.</param>
    internal WorkerPool(int workers)
    {
        _threads = new HostThread[workers];
        for (var i = 0; i < workers; i++)
        {
            _threads[i] = new HostThread(Work) { IsBackground = true, Name = FormattableString.Invariant($"Esp32Emu worker {i}") };
        }
    }

    /// <summary>How many devices wait for their turn.</summary>
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

    internal void Start()
    {
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    internal void Enqueue(DeviceRunner device)
    {
        lock (_ready)
        {
            _ready.Enqueue(device);
            Monitor.Pulse(_ready);
        }
    }

    /// <summary>Gives turns on the caller's thread until no device wants one any more.</summary>
    internal void RunReady()
    {
        while (TryDequeue(wait: false) is { } device)
        {
            device.TakeTurn();
        }
    }

    /// <summary>Lets the threads end after the turns that they are in.</summary>
    /// <param name="patience">How long to wait for all of them.</param>
    /// <returns>Whether all have ended.</returns>
    internal bool Close(TimeSpan patience)
    {
        lock (_ready)
        {
            _isClosed = true;
            Monitor.PulseAll(_ready);
        }

        var all = true;
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        foreach (var thread in _threads.Where(t => (t.ThreadState & ThreadState.Unstarted) == 0))
        {
            all &= thread.Join((int)Math.Max(0, until - Environment.TickCount64));
        }

        return all;
    }

    private void Work()
    {
        while (TryDequeue(wait: true) is { } device)
        {
            device.TakeTurn();
        }
    }

    private DeviceRunner? TryDequeue(bool wait)
    {
        lock (_ready)
        {
            while (!_isClosed && wait && _ready.Count == 0)
            {
                Monitor.Wait(_ready);
            }

            return _isClosed ? null : _ready.TryDequeue(out var device) ? device : null;
        }
    }
}
