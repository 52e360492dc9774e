using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Creates queues and queue sets.</summary>
/// <remarks>They can be created by the host and by tasks. All take their memory from the device's heap.</remarks>
public static class DeviceQueues
{
    /// <summary>Creates a queue.</summary>
    /// <typeparam name="T">Its items.</typeparam>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="length">The number of places, at least 1.</param>
    /// <param name="itemBytes">The heap that an item takes, in bytes; by default the size of <typeparamref name="T"/>, or 4 if it contains references.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The queue.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xQueueCreate</c>, <c>xQueueCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xQueueCreate", "xQueueCreateStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosQueue<T> CreateQueue<T>(this Device device, string name, int length, int? itemBytes = null, ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        var bytes = itemBytes ?? RtosQueue<T>.DefaultItemBytes;
        const int Most = int.MaxValue - ObjectSizes.Queue;
        ArgumentRange.Check(bytes, 0, Most, "an item of a queue takes", "bytes", nameof(itemBytes));
        ArgumentRange.Check(length, 1, Math.Min(Array.MaxLength, Most / Math.Max(1, bytes)), $"a queue of items of {bytes} bytes has", "places");
        device.Scheduler.Heap.CheckRoomFor(name, ObjectSizes.Queue + (length * bytes), memory);
        return device.Register(new RtosQueue<T>(device, name, length, bytes), memory);
    }

    /// <summary>Creates a queue set.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="length">The events it can hold: the sum of its members' places; at least 1.</param>
    /// <param name="members">Its first members; each must be empty and in no other set.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range, or a member cannot be added.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xQueueCreateSet</c>, <c>xQueueAddToSet</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xQueueCreateSet", "xQueueAddToSet"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosQueueSet CreateQueueSet(this Device device, string name, int length, params RtosQueueBase[] members) =>
        CreateQueueSet(device, name, length, ObjectMemory.Heap, members);

    /// <summary>Creates a queue set in the heap or in the application's memory.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="length">The events it can hold: the sum of its members' places; at least 1.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <param name="members">Its first members; each must be empty and in no other set.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range, or a member cannot be added.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xQueueCreateSet</c>, <c>xQueueCreateSetStatic</c>, <c>xQueueAddToSet</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xQueueCreateSet", "xQueueCreateSetStatic", "xQueueAddToSet"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosQueueSet CreateQueueSet(
        this Device device, string name, int length, ObjectMemory memory, params RtosQueueBase[] members)
    {
        device.CheckNewObject(name);
        ArgumentRange.Check(length, 1, RtosQueueSet.MostEvents, "a queue set has room for", "events");
        ArgumentNullException.ThrowIfNull(members);
        CheckMembers(device, name, members);
        device.Scheduler.Heap.CheckRoomFor(name, RtosQueueSet.SizeOf(length), memory);
        var set = device.Register(new RtosQueueSet(device, name, length), memory);
        foreach (var member in members)
        {
            set.Add(member);
        }

        return set;
    }

    private static void CheckMembers(Device device, string name, RtosQueueBase[] members)
    {
        var seen = new HashSet<RtosQueueBase>(members.Length);
        foreach (var member in members)
        {
            ArgumentNullException.ThrowIfNull(member, nameof(members));
            var why = member.Device != device ? "it belongs to another device"
                : !seen.Add(member) ? "it is named twice"
                : RtosQueueSet.WhyNotAddable(member);
            if (why is not null)
            {
                throw new ArgumentException($"{member.Name} cannot be added to the queue set {name}: {why}", nameof(members));
            }
        }
    }
}
