using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Creates stream buffers and message buffers.</summary>
/// <remarks>They can be created by the host and by tasks. All take their memory from the device's heap.</remarks>
public static class DeviceStreamBuffers
{
    /// <summary>Creates a stream buffer.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="size">The bytes it can hold, at least 1.</param>
    /// <param name="triggerLevel">The number of bytes that wakes a reader that found the buffer empty, 0 (which counts as 1) to <paramref name="size"/>.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The stream buffer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferCreate</c>, <c>xStreamBufferCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xStreamBufferCreate", "xStreamBufferCreateStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosStreamBuffer CreateStreamBuffer(this Device device, string name, int size, int triggerLevel = 1, ObjectMemory memory = ObjectMemory.Heap) =>
        CreateStream(device, name, size, triggerLevel, StreamBufferKind.Stream, 1, memory);

    /// <summary>Creates a message buffer.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="size">The bytes it can hold, including 4 for each message's length; at least 5.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The message buffer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xMessageBufferCreate</c>, <c>xMessageBufferCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xMessageBufferCreate", "xMessageBufferCreateStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosStreamBuffer CreateMessageBuffer(this Device device, string name, int size, ObjectMemory memory = ObjectMemory.Heap) =>
        CreateStream(device, name, size, 1, StreamBufferKind.Message, RtosStreamBuffer.MessageLengthBytes + 1, memory);

    /// <summary>Creates a stream batching buffer: tasks read only while it holds more than the trigger level. Not in ESP-IDF's kernel.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name in reports.</param>
    /// <param name="size">The bytes it can hold, at least 1.</param>
    /// <param name="triggerLevel">The level, 0 (which counts as 1) to <paramref name="size"/>.</param>
    /// <param name="memory">Where its memory comes from.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="InvalidOperationException">The device's kernel is ESP-IDF's, which has no such buffer.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBatchingBufferCreate</c>, <c>xStreamBatchingBufferCreateStatic</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xStreamBatchingBufferCreate", "xStreamBatchingBufferCreateStatic"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosStreamBuffer CreateStreamBatchingBuffer(
        this Device device, string name, int size, int triggerLevel, ObjectMemory memory = ObjectMemory.Heap)
    {
        device.CheckNewObject(name);
        if (!device.Scheduler.Traits.HasBatchingBuffers)
        {
            throw new InvalidOperationException("this kernel has no stream batching buffers; they came with FreeRTOS V11");
        }

        return CreateStream(device, name, size, triggerLevel, StreamBufferKind.Batching, 1, memory);
    }

    private static RtosStreamBuffer CreateStream(
        Device device, string name, int size, int triggerLevel, StreamBufferKind kind, int least, ObjectMemory memory)
    {
        device.CheckNewObject(name);
        ArgumentRange.Check(size, least, int.MaxValue - 1024, kind == StreamBufferKind.Message ? "a message buffer holds" : "a stream buffer holds", "bytes");
        ArgumentRange.Check(triggerLevel, 0, size, "the trigger level of this buffer is", "bytes");
        device.Scheduler.Heap.CheckRoomFor(name, ObjectSizes.StreamBuffer + size + 1, memory);
        return device.Register(new RtosStreamBuffer(device, name, size, triggerLevel, kind), memory);
    }
}
