using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Creates variables that tasks and interrupts share.</summary>
public static class DeviceShared
{
    /// <summary>Creates a shared variable. It takes no memory of the device.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value at the start.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="NotSupportedException">The type is that of a kernel call's result, such as <see cref="Received{T}"/>.</exception>
    /// <remarks>FreeRTOS: none. Blocks: no. From: host and task. From: host and task.</remarks>
    [FreeRtos, CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static Shared<T> CreateShared<T>(this Device device, string name, T value)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(name);
        return new Shared<T>(device, name, value);
    }
}
