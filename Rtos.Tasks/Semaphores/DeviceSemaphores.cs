using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Creates semaphores and mutexes.</summary>
/// <remarks>They can be created by the host and by tasks. All take their memory from the device's heap.</remarks>
public static class DeviceSemaphores
{
    /// <summary>Creates a binary semaphore.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="given">Whether it can be taken initially, as with <c>vSemaphoreCreateBinary</c>; otherwise it is empty.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The semaphore.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateBinary</c>, <c>xSemaphoreCreateBinaryStatic</c>, <c>vSemaphoreCreateBinary</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xSemaphoreCreateBinary", "xSemaphoreCreateBinaryStatic", "vSemaphoreCreateBinary"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosSemaphore CreateBinarySemaphore(
        this Device device, string name, bool given = false, ObjectMemory memory = ObjectMemory.Heap) =>
        CreateCountingSemaphore(device, name, 1, given ? 1 : 0, memory);

    /// <summary>Creates a counting semaphore.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="maximum">The highest count, at least 1.</param>
    /// <param name="initial">The initial count, 0 to <paramref name="maximum"/>.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The semaphore.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateCounting</c>, <c>xSemaphoreCreateCountingStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xSemaphoreCreateCounting", "xSemaphoreCreateCountingStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosSemaphore CreateCountingSemaphore(this Device device, string name, int maximum, int initial, ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        ArgumentRange.Check(maximum, 1, int.MaxValue, "the highest count of a semaphore is");
        ArgumentRange.Check(initial, 0, maximum, "the first count of this semaphore is");
        return device.Register(new RtosSemaphore(device, name, maximum, initial), memory);
    }

    /// <summary>Creates a mutex with priority inheritance.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The mutex.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateMutex</c>, <c>xSemaphoreCreateMutexStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xSemaphoreCreateMutex", "xSemaphoreCreateMutexStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosMutex CreateMutex(this Device device, string name, ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        return device.Register(new RtosMutex(device, name), memory);
    }

    /// <summary>Creates a mutex that its holder may take again.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The mutex.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateRecursiveMutex</c>, <c>xSemaphoreCreateRecursiveMutexStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xSemaphoreCreateRecursiveMutex", "xSemaphoreCreateRecursiveMutexStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosRecursiveMutex CreateRecursiveMutex(this Device device, string name, ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        return device.Register(new RtosRecursiveMutex(device, name), memory);
    }
}
