using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Creates event groups.</summary>
/// <remarks>They can be created by the host and by tasks. All take their memory from the device's heap.</remarks>
public static class DeviceEventGroups
{
    /// <summary>Creates an event group with all bits clear.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The event group.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupCreate</c>, <c>xEventGroupCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xEventGroupCreate", "xEventGroupCreateStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosEventGroup CreateEventGroup(this Device device, string name, ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        return device.Register(new RtosEventGroup(device, name), memory);
    }
}
