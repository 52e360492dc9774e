using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Creates software timers.</summary>
/// <remarks>They can be created by the host and by tasks. All take their memory from the device's heap.</remarks>
public static class DeviceTimers
{
    /// <summary>Creates a software timer, initially stopped.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports and traces.</param>
    /// <param name="period">Its period in ticks, at least 1.</param>
    /// <param name="autoReload">Whether it restarts automatically.</param>
    /// <param name="callback">Runs in the timer service task each time the timer is due; it may make kernel calls that do not block.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xTimerCreate</c>, <c>xTimerCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xTimerCreate", "xTimerCreateStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosTimer CreateTimer(
        this Device device,
        string name,
        Ticks period,
        bool autoReload,
        Func<RtosTimer, Routine> callback,
        ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        ArgumentRange.Check(period.Value, 1, uint.MaxValue, "the period of a timer is", "ticks", nameof(period));
        ArgumentNullException.ThrowIfNull(callback);
        return device.Register(new RtosTimer(TimerDaemon.Of(device), name, period, autoReload, callback), memory);
    }
}
