using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The kernel objects that a device can have, beside tasks.</summary>
/// <remarks>They can be created by the host and by tasks. All take their memory from the device's heap.</remarks>
public static class DeviceObjects
{
    /// <summary>Creates a queue.</summary>
    /// <typeparam name="T">Its items.</typeparam>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="length">The number of places, at least 1.</param>
    /// <param name="itemBytes">What an item takes of the heap, in bytes; left out, the size of <typeparamref name="T"/>, or 4 for one that refers to objects.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The queue.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xQueueCreate</c>, <c>xQueueCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosQueue<T> CreateQueue<T>(this Device device, string name, int length, int? itemBytes = null, ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        var bytes = itemBytes ?? RtosQueue<T>.DefaultItemBytes;
        const int Most = int.MaxValue - ObjectSizes.Queue;
        ArgumentRange.Check(bytes, 0, Most, "an item of a queue takes", "bytes", nameof(itemBytes));
        ArgumentRange.Check(length, 1, Math.Min(Array.MaxLength, Most / Math.Max(1, bytes)), $"a queue of items of {bytes} bytes has", "places");
        device.Scheduler.Heap.CheckRoomFor(name, ObjectSizes.Queue + (length * bytes), memory);
        return Register(device, new RtosQueue<T>(device, name, length, bytes), memory);
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
    public static RtosQueueSet CreateQueueSet(this Device device, string name, int length, params RtosQueueBase[] members) =>
        CreateQueueSet(device, name, length, ObjectMemory.Heap, members);

    /// <summary>Creates a queue set in a memory of choice.</summary>
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
    public static RtosQueueSet CreateQueueSet(
        this Device device, string name, int length, ObjectMemory memory, params RtosQueueBase[] members)
    {
        Check(device, name);
        ArgumentRange.Check(length, 1, RtosQueueSet.MostEvents, "a queue set has room for", "events");
        ArgumentNullException.ThrowIfNull(members);
        CheckMembers(device, name, members);
        device.Scheduler.Heap.CheckRoomFor(name, RtosQueueSet.SizeOf(length), memory);
        var set = Register(device, new RtosQueueSet(device, name, length), memory);
        foreach (var member in members)
        {
            set.Add(member);
        }

        return set;
    }

    /// <summary>Creates a binary semaphore.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="given">Whether it can be taken at first, as <c>vSemaphoreCreateBinary</c> makes it; otherwise it is empty.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The semaphore.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateBinary</c>, <c>xSemaphoreCreateBinaryStatic</c>, <c>vSemaphoreCreateBinary</c>. Blocks: no. From: host and task.</remarks>
    public static RtosSemaphore CreateBinarySemaphore(
        this Device device, string name, bool given = false, ObjectMemory memory = ObjectMemory.Heap) =>
        CreateCountingSemaphore(device, name, 1, given ? 1 : 0, memory);

    /// <summary>Creates a counting semaphore.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="maximum">The highest count, at least 1.</param>
    /// <param name="initial">The count at first, 0 to <paramref name="maximum"/>.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The semaphore.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateCounting</c>, <c>xSemaphoreCreateCountingStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosSemaphore CreateCountingSemaphore(this Device device, string name, int maximum, int initial, ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        ArgumentRange.Check(maximum, 1, int.MaxValue, "the highest count of a semaphore is");
        ArgumentRange.Check(initial, 0, maximum, "the first count of this semaphore is");
        return Register(device, new RtosSemaphore(device, name, maximum, initial), memory);
    }

    /// <summary>Creates a mutex with priority inheritance.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The mutex.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateMutex</c>, <c>xSemaphoreCreateMutexStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosMutex CreateMutex(this Device device, string name, ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        return Register(device, new RtosMutex(device, name), memory);
    }

    /// <summary>Creates a mutex that its holder may take again.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The mutex.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreCreateRecursiveMutex</c>, <c>xSemaphoreCreateRecursiveMutexStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosRecursiveMutex CreateRecursiveMutex(this Device device, string name, ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        return Register(device, new RtosRecursiveMutex(device, name), memory);
    }

    /// <summary>Creates an event group, whose bits are clear.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The event group.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupCreate</c>, <c>xEventGroupCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosEventGroup CreateEventGroup(this Device device, string name, ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        return Register(device, new RtosEventGroup(device, name), memory);
    }

    /// <summary>Creates a stream buffer.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="size">The bytes it can hold, at least 1.</param>
    /// <param name="triggerLevel">The bytes that wake a reader which found the buffer empty, 0 (which counts as 1) to <paramref name="size"/>.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The stream buffer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferCreate</c>, <c>xStreamBufferCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosStreamBuffer CreateStreamBuffer(this Device device, string name, int size, int triggerLevel = 1, ObjectMemory memory = ObjectMemory.Heap) =>
        CreateStream(device, name, size, triggerLevel, StreamBufferKind.Stream, 1, memory);

    /// <summary>Creates a message buffer.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="size">The bytes it can hold, 4 for each message's length included; at least 5.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The message buffer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xMessageBufferCreate</c>, <c>xMessageBufferCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosStreamBuffer CreateMessageBuffer(this Device device, string name, int size, ObjectMemory memory = ObjectMemory.Heap) =>
        CreateStream(device, name, size, 1, StreamBufferKind.Message, RtosStreamBuffer.MessageLengthBytes + 1, memory);

    /// <summary>Creates a stream batching buffer: tasks read only while it holds more than the trigger level. Not in ESP-IDF's kernel.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="size">The bytes it can hold, at least 1.</param>
    /// <param name="triggerLevel">The level, 0 (which counts as 1) to <paramref name="size"/>.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The device's kernel is ESP-IDF's, which has no such buffer.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBatchingBufferCreate</c>, <c>xStreamBatchingBufferCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosStreamBuffer CreateStreamBatchingBuffer(
        this Device device, string name, int size, int triggerLevel, ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        if (!device.Scheduler.Traits.HasBatchingBuffers)
        {
            throw new InvalidOperationException("this kernel has no stream batching buffers; they came with FreeRTOS V11");
        }

        return CreateStream(device, name, size, triggerLevel, StreamBufferKind.Batching, 1, memory);
    }

    /// <summary>Creates a software timer, which does not run yet.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports and traces.</param>
    /// <param name="period">Its period in ticks, at least 1.</param>
    /// <param name="autoReload">Whether it starts again by itself.</param>
    /// <param name="callback">Runs in the timer service task each time the timer is due; it may make kernel calls that do not block.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xTimerCreate</c>, <c>xTimerCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    public static RtosTimer CreateTimer(
        this Device device,
        string name,
        Ticks period,
        bool autoReload,
        Func<RtosTimer, Routine> callback,
        ObjectMemory memory = ObjectMemory.Heap)
    {
        Check(device, name);
        ArgumentRange.Check(period.Value, 1, uint.MaxValue, "the period of a timer is", "ticks", nameof(period));
        ArgumentNullException.ThrowIfNull(callback);
        return Register(device, new RtosTimer(TimerDaemon.Of(device), name, period, autoReload, callback), memory);
    }

    private static RtosStreamBuffer CreateStream(
        Device device, string name, int size, int triggerLevel, StreamBufferKind kind, int least, ObjectMemory memory)
    {
        Check(device, name);
        ArgumentRange.Check(size, least, int.MaxValue - 1024, kind == StreamBufferKind.Message ? "a message buffer holds" : "a stream buffer holds", "bytes");
        ArgumentRange.Check(triggerLevel, 0, size, "the trigger level of this buffer is", "bytes");
        device.Scheduler.Heap.CheckRoomFor(name, ObjectSizes.StreamBuffer + size + 1, memory);
        return Register(device, new RtosStreamBuffer(device, name, size, triggerLevel, kind), memory);
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

    private static void Check(Device device, string name)
    {
        ArgumentNullException.ThrowIfNull(device);
        KernelName.Check(name);
        device.Scheduler.Objects.CheckMayCreate(name);
        device.CheckHasNotPanicked();
    }

    private static T Register<T>(Device device, T item, ObjectMemory memory)
        where T : KernelObject
    {
        device.Scheduler.Objects.Register(item, memory);
        return item;
    }
}
