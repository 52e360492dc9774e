namespace Rtos.Hosting;

/// <summary>Whether a device's program holds a worker that was written off, and what is reported about it.</summary>
/// <remarks>
/// An overlay on the device's own state, which stays the same. Any thread reads it; the timer's thread begins it, the
/// thread that was written off ends it, and the two may happen in either order.
/// </remarks>
internal sealed class StuckState(EngineHost host, string device)
{
    // 1 while it holds such a worker.
    private int _count;
    private volatile bool _stopsLate;

    internal bool IsStuck => Volatile.Read(ref _count) > 0;

    /// <summary>Whether the device has become stuck while the host stops: it may still stop in time.</summary>
    internal bool StopsLate => _stopsLate;

    internal string Why => _stopsLate
        ? $"the emulator stops, and device {device} has not stopped yet: its program is still in one instant"
        : $"device {device} is stuck: its program does not come back to the kernel";

    /// <summary>Its worker was written off.</summary>
    /// <returns>Whether the device is stuck now; it is not if its program has already returned.</returns>
    internal bool TryBegin()
    {
        if (Interlocked.Increment(ref _count) <= 0)
        {
            return false;
        }

        // While the host stops, a turn gets much less time than the limit for being stuck.
        _stopsLate = host.IsStopping;
        if (_stopsLate)
        {
            host.Log.DeviceStopsLate(device);
        }
        else
        {
            host.Metrics.Stuck(device);
            host.Log.DeviceStuck(device);
        }

        return true;
    }

    /// <summary>The program has returned after all.</summary>
    internal void End()
    {
        if (Interlocked.Decrement(ref _count) < 0)
        {
            return;
        }

        if (_stopsLate)
        {
            host.Log.DeviceStopsAfterAll(device);
        }
        else
        {
            host.Log.DeviceCameBack(device);
        }
    }
}
