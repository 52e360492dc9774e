namespace Rtos.Hosting;

/// <summary>The devices that wait for a host time, in a heap: one timer for all of them.</summary>
/// <remarks>Each device knows its place in the heap, so that none is in it twice however often it is woken early.</remarks>
internal sealed class WakeTimers : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private TurnTaker[] _heap = new TurnTaker[16];
    private int _count;

    // The time for which the timer is set; long.MaxValue if it is not.
    private long _armedFor = long.MaxValue;

    internal WakeTimers(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => WakeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The number of waiting devices.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Wakes a device at a timestamp of the time provider, replacing any earlier request.</summary>
    internal void Set(TurnTaker device, long at)
    {
        lock (_lock)
        {
            if (device.HeapIndex >= 0)
            {
                Take(device);
            }

            if (_count == _heap.Length)
            {
                Array.Resize(ref _heap, 2 * _count);
            }

            device.WakeAt = at;
            Rise(_count++, device);
            Arm();
        }
    }

    /// <summary>Cancels the wake-up of a device.</summary>
    internal void Cancel(TurnTaker device)
    {
        lock (_lock)
        {
            if (device.HeapIndex >= 0)
            {
                Take(device);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void WakeDue()
    {
        lock (_lock)
        {
            _armedFor = long.MaxValue;
            var now = _time.GetTimestamp();
            while (_count > 0 && _heap[0].WakeAt <= now)
            {
                var device = _heap[0];
                Take(device);
                device.Wake();
            }

            Arm();
        }
    }

    // A timer that is set too early costs one check; it is never set too late.
    private void Arm()
    {
        if (_count == 0 || _heap[0].WakeAt >= _armedFor)
        {
            return;
        }

        _armedFor = _heap[0].WakeAt;
        var left = (_armedFor - _time.GetTimestamp()) * 1000.0 / _time.TimestampFrequency;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(left), 0, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private void Take(TurnTaker device)
    {
        var index = device.HeapIndex;
        device.HeapIndex = -1;
        var last = _heap[--_count];
        _heap[_count] = null!;
        if (last == device)
        {
            return;
        }

        if (index > 0 && last.WakeAt < _heap[(index - 1) / 2].WakeAt)
        {
            Rise(index, last);
        }
        else
        {
            Sink(index, last);
        }
    }

    private void Rise(int index, TurnTaker device)
    {
        while (index > 0 && device.WakeAt < _heap[(index - 1) / 2].WakeAt)
        {
            Put(index, _heap[(index - 1) / 2]);
            index = (index - 1) / 2;
        }

        Put(index, device);
    }

    private void Sink(int index, TurnTaker device)
    {
        for (; ; )
        {
            var child = (2 * index) + 1;
            if (child >= _count)
            {
                break;
            }

            child += child + 1 < _count && _heap[child + 1].WakeAt < _heap[child].WakeAt ? 1 : 0;
            if (device.WakeAt <= _heap[child].WakeAt)
            {
                break;
            }

            Put(index, _heap[child]);
            index = child;
        }

        Put(index, device);
    }

    private void Put(int index, TurnTaker device)
    {
        _heap[index] = device;
        device.HeapIndex = index;
    }
}
