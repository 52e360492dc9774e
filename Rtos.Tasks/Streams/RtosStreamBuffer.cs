using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A stream, message or batching buffer from one writer to one reader. FreeRTOS: <c>StreamBufferHandle_t</c>, <c>MessageBufferHandle_t</c>.</summary>
[FreeRtos("StreamBufferHandle_t", "MessageBufferHandle_t")]
public sealed partial class RtosStreamBuffer : KernelObject
{
    /// <summary>The bytes of the buffer that a message's length takes.</summary>
    /// <value>4 bytes.</value>
    public const int MessageLengthBytes = 4;

    private readonly ByteRing _ring;

    internal RtosStreamBuffer(Device device, string name, int size, int triggerLevel, StreamBufferKind kind)
        : base(device, name, checked(ObjectSizes.StreamBuffer + size + 1))
    {
        _ring = new ByteRing(size);
        TriggerLevel = Math.Max(1, triggerLevel);
        Kind = kind;
        Calls = new StreamCalls(this);
    }

    /// <summary>How it treats its bytes.</summary>
    public StreamBufferKind Kind { get; }

    /// <summary>The bytes it can hold.</summary>
    /// <value>1 or more.</value>
    public int Size => _ring.Capacity;

    /// <summary>The number of bytes that wakes a reader that found the buffer empty.</summary>
    /// <value>1 to <see cref="Size"/>.</value>
    public int TriggerLevel { get; internal set; }

    /// <summary>The bytes in the buffer, including message lengths, read without a kernel call.</summary>
    public int Available => _ring.Available;

    /// <summary>The bytes that can still be written, read without a kernel call.</summary>
    public int Spaces => _ring.Space;

    /// <summary>
    /// Called instead of notifying the reader when bytes have been written; its argument is whether by an interrupt. Null, the
    /// default: the reader is notified.
    /// </summary>
    /// <remarks>FreeRTOS: <c>xStreamBufferCreateWithCallback</c>, <c>xStreamBufferCreateStaticWithCallback</c>, <c>xMessageBufferCreateWithCallback</c>, <c>xMessageBufferCreateStaticWithCallback</c>, <c>xStreamBatchingBufferCreateWithCallback</c>, <c>xStreamBatchingBufferCreateStaticWithCallback</c>.</remarks>
    [FreeRtos(
        "xStreamBufferCreateWithCallback", "xStreamBufferCreateStaticWithCallback", "xMessageBufferCreateWithCallback",
        "xMessageBufferCreateStaticWithCallback", "xStreamBatchingBufferCreateWithCallback", "xStreamBatchingBufferCreateStaticWithCallback")]
    public Action<RtosStreamBuffer, bool>? SendCompletedCallback
    {
        get;
        set => field = Device.Use.MayHook(value);
    }

    /// <summary>The same for the writer, when bytes have been read.</summary>
    /// <remarks>FreeRTOS: <c>xStreamBufferCreateWithCallback</c>, <c>xStreamBufferCreateStaticWithCallback</c>, <c>xMessageBufferCreateWithCallback</c>, <c>xMessageBufferCreateStaticWithCallback</c>, <c>xStreamBatchingBufferCreateWithCallback</c>, <c>xStreamBatchingBufferCreateStaticWithCallback</c>.</remarks>
    [FreeRtos(
        "xStreamBufferCreateWithCallback", "xStreamBufferCreateStaticWithCallback", "xMessageBufferCreateWithCallback",
        "xMessageBufferCreateStaticWithCallback", "xStreamBatchingBufferCreateWithCallback", "xStreamBatchingBufferCreateStaticWithCallback")]
    public Action<RtosStreamBuffer, bool>? ReceiveCompletedCallback
    {
        get;
        set => field = Device.Use.MayHook(value);
    }

    /// <summary>The notification slot that the waits use.</summary>
    /// <value>0, the default, to the number of slots - 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <remarks>ESP-IDF always uses 0. FreeRTOS: <c>uxStreamBufferGetStreamBufferNotificationIndex</c>, <c>vStreamBufferSetStreamBufferNotificationIndex</c>.</remarks>
    [FreeRtos("uxStreamBufferGetStreamBufferNotificationIndex", "vStreamBufferSetStreamBufferNotificationIndex")]
    public int NotificationIndex
    {
        get;
        set
        {
            ArgumentRange.CheckSlot(value, Device.Configuration.NotificationEntries);
            field = value;
        }
    }

    internal override string DescribeState() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Available} of {Size} bytes{WaitingText((WaitingToSend is null ? 0 : 1) + (WaitingToReceive is null ? 0 : 1))}");

    internal StreamCalls Calls { get; }

    internal override KernelOperation DeleteCall => Calls.Delete;

    internal Tcb? WaitingToSend { get; set; }

    internal Tcb? WaitingToReceive { get; set; }

    /// <summary>Writes bytes, or one message, waiting for room.</summary>
    /// <param name="data">The bytes; they are not copied before they are written.</param>
    /// <param name="wait">How long to wait for room, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The bytes written: for a message all or 0; for a stream as many as there was room for at the time-out.</returns>
    /// <exception cref="DevicePanicException">Another writer waits already; called from an interrupt, not awaited, or blocking while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSend</c>, <c>xMessageBufferSend</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xStreamBufferSend", "xMessageBufferSend"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<int> Send(ReadOnlyMemory<byte> data, Ticks wait)
    {
        var caller = EnterAbout(Calls.Send);
        Calls.Keep(ref caller.Call, System.Runtime.InteropServices.MemoryMarshal.AsMemory(data));
        caller.Call.TicksToWait = wait.Value;
        return new RtosCall<int>(Gate, caller, Calls.Send);
    }

    /// <summary>Reads bytes, or one message, waiting while the buffer is empty.</summary>
    /// <param name="buffer">Where the bytes go; a message that does not fit stays in the buffer and 0 is returned.</param>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The bytes read; 0 when the buffer stayed empty.</returns>
    /// <exception cref="DevicePanicException">Another reader waits already; called from an interrupt, not awaited, or blocking while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReceive</c>, <c>xMessageBufferReceive</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xStreamBufferReceive", "xMessageBufferReceive"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<int> Receive(Memory<byte> buffer, Ticks wait)
    {
        var caller = EnterAbout(Calls.Receive);
        Calls.Keep(ref caller.Call, buffer);
        caller.Call.TicksToWait = wait.Value;
        return new RtosCall<int>(Gate, caller, Calls.Receive);
    }

    /// <summary>Asks for the bytes in the buffer.</summary>
    /// <returns>0 to <see cref="Size"/>.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferBytesAvailable</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferBytesAvailable"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> BytesAvailable() => Call(Calls.Available);

    /// <summary>Asks for the room in the buffer.</summary>
    /// <returns>0 to <see cref="Size"/>; for messages, including the 4 bytes of their length.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSpacesAvailable</c>, <c>xMessageBufferSpacesAvailable</c>, <c>xMessageBufferSpaceAvailable</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferSpacesAvailable", "xMessageBufferSpacesAvailable", "xMessageBufferSpaceAvailable"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> SpacesAvailable() => Call(Calls.Spaces);

    /// <summary>Asks whether the buffer is full.</summary>
    /// <returns>True if not even one byte, or a message of one byte, can be written.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferIsFull</c>, <c>xMessageBufferIsFull</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferIsFull", "xMessageBufferIsFull"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> IsFull() => Call(Calls.IsFull);

    /// <summary>Asks whether the buffer is empty.</summary>
    /// <returns>Whether it holds no bytes.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferIsEmpty</c>, <c>xMessageBufferIsEmpty</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferIsEmpty", "xMessageBufferIsEmpty"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> IsEmpty() => Call(Calls.IsEmpty);

    /// <summary>Asks for the length of the next message.</summary>
    /// <returns>Bytes; 0 when there is none, or when the buffer holds no messages.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferNextMessageLengthBytes</c>, <c>xMessageBufferNextLengthBytes</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferNextMessageLengthBytes", "xMessageBufferNextLengthBytes"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> NextMessageLength() => Call(Calls.NextLength);

    /// <summary>Changes the trigger level.</summary>
    /// <param name="level">Bytes; 0 counts as 1.</param>
    /// <returns>Whether it was changed; false if it is more than the buffer can hold.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSetTriggerLevel</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferSetTriggerLevel"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> SetTriggerLevel(uint level)
    {
        var caller = EnterAbout(Calls.Trigger);
        caller.Call.Put(StreamRows.TriggerLevel, level);
        return new RtosCall<bool>(Gate, caller, Calls.Trigger);
    }

    /// <summary>Empties the buffer, unless a task waits for it.</summary>
    /// <returns>Whether it was emptied.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReset</c>, <c>xMessageBufferReset</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xStreamBufferReset", "xMessageBufferReset"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Reset() => Call(Calls.Reset);

    /// <summary>Deletes the buffer and frees its memory. No task may wait for it.</summary>
    /// <exception cref="DevicePanicException">A task waits for it, or it has been deleted; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vStreamBufferDelete</c>, <c>vMessageBufferDelete</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vStreamBufferDelete", "vMessageBufferDelete"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Delete() => new(Gate, EnterAbout(Calls.Delete));

    internal override (int Count, int Length)? Fill => (Available, Size);

    internal override void CheckDeletable(in DeletionCheck check)
    {
        if (WaitingToSend is { IsFreed: false } || WaitingToReceive is { IsFreed: false })
        {
            check.Awaited();
        }
    }

    /// <summary>Calls the application's function instead of waking the reader; false if there is none.</summary>
    internal bool CallSendCompleted(bool isInISR) => Call(SendCompletedCallback, nameof(SendCompletedCallback), isInISR);

    /// <summary>Calls the application's function instead of waking the writer; false if there is none.</summary>
    internal bool CallReceiveCompleted(bool isInISR) => Call(ReceiveCompletedCallback, nameof(ReceiveCompletedCallback), isInISR);

    private bool Call(Action<RtosStreamBuffer, bool>? callback, string name, bool isInISR)
    {
        if (callback is null)
        {
            return false;
        }

        // An interrupt may make its calls here; a task's own call is in progress, and another one would overwrite its record.
        var context = isInISR ? Device.Context : Device.Scheduler.Code.EnterHostCode();
        try
        {
            callback(this, isInISR);
        }
        catch (Exception thrown) when (!Device.Scheduler.Panics.IsOwn(thrown))
        {
            Device.Scheduler.Panics.CallbackThrew($"the {name} of {Name}", thrown);
        }
        finally
        {
            Device.Scheduler.Code.LeaveHostCode(context);
        }

        return true;
    }

    private RtosCall<TResult> Call<TResult>(KernelOperation<TResult> operation) => new(Gate, EnterAbout(operation), operation);
}
