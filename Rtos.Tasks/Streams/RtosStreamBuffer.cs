using System.Buffers.Binary;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A stream, message or batching buffer from one writer to one reader. FreeRTOS: <c>StreamBufferHandle_t</c>, <c>MessageBufferHandle_t</c>.</summary>
public sealed class RtosStreamBuffer : KernelObject
{
    /// <summary>What the length of a message takes of the buffer.</summary>
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

    /// <summary>How many bytes must be in the buffer for a reader that found it empty to be woken.</summary>
    /// <value>1 to <see cref="Size"/>.</value>
    public int TriggerLevel { get; internal set; }

    /// <summary>The bytes in the buffer, message lengths included, as an observer sees them.</summary>
    public int Available => _ring.Available;

    /// <summary>The bytes that can still be written, as an observer sees them.</summary>
    public int Spaces => _ring.Space;

    /// <summary>
    /// Called instead of notifying the reader when bytes have been written; told whether from an interrupt. Null, the
    /// default: the reader is notified.
    /// </summary>
    /// <remarks>FreeRTOS: <c>xStreamBufferCreateWithCallback</c>, <c>xStreamBufferCreateStaticWithCallback</c>, <c>xMessageBufferCreateWithCallback</c>, <c>xMessageBufferCreateStaticWithCallback</c>, <c>xStreamBatchingBufferCreateWithCallback</c>, <c>xStreamBatchingBufferCreateStaticWithCallback</c>.</remarks>
    public Action<RtosStreamBuffer, bool>? SendCompletedCallback
    {
        get;
        set => field = Device.Use.MayHook(value);
    }

    /// <summary>The same for the writer, when bytes have been read.</summary>
    /// <remarks>FreeRTOS: <c>xStreamBufferCreateWithCallback</c>, <c>xStreamBufferCreateStaticWithCallback</c>, <c>xMessageBufferCreateWithCallback</c>, <c>xMessageBufferCreateStaticWithCallback</c>, <c>xStreamBatchingBufferCreateWithCallback</c>, <c>xStreamBatchingBufferCreateStaticWithCallback</c>.</remarks>
    public Action<RtosStreamBuffer, bool>? ReceiveCompletedCallback
    {
        get;
        set => field = Device.Use.MayHook(value);
    }

    /// <summary>The notification slot that the waits use.</summary>
    /// <value>0, the default, to the number of slots - 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <remarks>FreeRTOS: <c>uxStreamBufferGetStreamBufferNotificationIndex</c>, <c>vStreamBufferSetStreamBufferNotificationIndex</c>; ESP-IDF always uses 0.</remarks>
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

    internal Tcb? WaitingToSend { get; set; }

    internal Tcb? WaitingToReceive { get; set; }

    /// <summary>Writes bytes, or one message, waiting for room.</summary>
    /// <param name="data">The bytes; they are not copied before they are written.</param>
    /// <param name="wait">How long to wait for room, in ticks; <see cref="Ticks.Forever"/> without a limit.</param>
    /// <returns>The bytes written: for a message all or 0; for a stream as many as there was room for when the time was up.</returns>
    /// <exception cref="DevicePanicException">Another writer waits already; called from an interrupt, not awaited, or blocking while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSend</c>, <c>xMessageBufferSend</c>. Blocks: yes. From: task.</remarks>
    public RtosCall<int> Send(ReadOnlyMemory<byte> data, Ticks wait)
    {
        var caller = EnterAbout(Calls.Send);
        Calls.Keep(ref caller.Call, System.Runtime.InteropServices.MemoryMarshal.AsMemory(data));
        caller.Call.TicksToWait = wait.Value;
        return new RtosCall<int>(Gate, caller, Calls.Send);
    }

    /// <summary>Reads bytes, or one message, waiting while the buffer is empty.</summary>
    /// <param name="buffer">Where the bytes go; a message that does not fit stays in the buffer and 0 is returned.</param>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> without a limit.</param>
    /// <returns>The bytes read; 0 when the buffer stayed empty.</returns>
    /// <exception cref="DevicePanicException">Another reader waits already; called from an interrupt, not awaited, or blocking while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReceive</c>, <c>xMessageBufferReceive</c>. Blocks: yes. From: task.</remarks>
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
    public RtosCall<int> BytesAvailable() => Call(Calls.Available);

    /// <summary>Asks for the room in the buffer.</summary>
    /// <returns>0 to <see cref="Size"/>; for messages, their length's 4 bytes included.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSpacesAvailable</c>, <c>xMessageBufferSpacesAvailable</c>, <c>xMessageBufferSpaceAvailable</c>. Blocks: no. From: task.</remarks>
    public RtosCall<int> SpacesAvailable() => Call(Calls.Spaces);

    /// <summary>Asks whether the buffer is full.</summary>
    /// <returns>Whether no byte, or no message of one byte, can be written.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferIsFull</c>, <c>xMessageBufferIsFull</c>. Blocks: no. From: task.</remarks>
    public RtosCall<bool> IsFull() => Call(Calls.IsFull);

    /// <summary>Asks whether the buffer is empty.</summary>
    /// <returns>Whether it holds no byte.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferIsEmpty</c>, <c>xMessageBufferIsEmpty</c>. Blocks: no. From: task.</remarks>
    public RtosCall<bool> IsEmpty() => Call(Calls.IsEmpty);

    /// <summary>Asks for the length of the next message.</summary>
    /// <returns>Bytes; 0 when there is none, or when the buffer holds no messages.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferNextMessageLengthBytes</c>, <c>xMessageBufferNextLengthBytes</c>. Blocks: no. From: task.</remarks>
    public RtosCall<int> NextMessageLength() => Call(Calls.NextLength);

    /// <summary>Changes the trigger level.</summary>
    /// <param name="level">Bytes; 0 counts as 1.</param>
    /// <returns>Whether it was changed; false when it is more than the buffer can hold.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSetTriggerLevel</c>. Blocks: no. From: task.</remarks>
    public RtosCall<bool> SetTriggerLevel(uint level)
    {
        var caller = EnterAbout(Calls.Trigger);
        caller.Call.Put(StreamRows.TriggerLevel, level);
        return new RtosCall<bool>(Gate, caller, Calls.Trigger);
    }

    /// <summary>Empties the buffer, unless somebody waits for it.</summary>
    /// <returns>Whether it was emptied.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReset</c>, <c>xMessageBufferReset</c>. Blocks: no. From: task.</remarks>
    public RtosCall<bool> Reset() => Call(Calls.Reset);

    /// <summary>Deletes the buffer and gives its memory back. Nobody may wait for it.</summary>
    /// <exception cref="DevicePanicException">A task waits for it, or it has been deleted; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vStreamBufferDelete</c>, <c>vMessageBufferDelete</c>. Blocks: no. From: task.</remarks>
    public RtosCall Delete() => new(Gate, EnterAbout(Calls.Delete));

    internal override (int Count, int Length)? Fill => (Available, Size);

    internal override string? WhyNotDeletable() =>
        WaitingToSend is { IsFreed: false } || WaitingToReceive is { IsFreed: false } ? "a task waits for it" : null;

    /// <summary>Calls the application's function instead of waking the reader; false when there is none.</summary>
    internal bool CallSendCompleted(bool isInISR) => Call(SendCompletedCallback, nameof(SendCompletedCallback), isInISR);

    /// <summary>Calls the application's function instead of waking the writer; false when there is none.</summary>
    internal bool CallReceiveCompleted(bool isInISR) => Call(ReceiveCompletedCallback, nameof(ReceiveCompletedCallback), isInISR);

    private bool Call(Action<RtosStreamBuffer, bool>? callback, string name, bool isInISR)
    {
        if (callback is null)
        {
            return false;
        }

        // An interrupt may make its calls here; a task's own call is under way, and another one would overwrite its record.
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

    // ---- the bytes ----

    /// <summary>What must be exceeded for a task to read anything.</summary>
    internal int ReadThreshold(bool byTask) => Kind switch
    {
        StreamBufferKind.Message => MessageLengthBytes,
        StreamBufferKind.Batching when byTask => TriggerLevel,
        _ => 0,
    };

    /// <summary>Whether enough bytes are there to wake the reader.</summary>
    internal bool MeetsTrigger =>
        Kind == StreamBufferKind.Batching ? Available > TriggerLevel : Available >= TriggerLevel;

    /// <summary>FreeRTOS: <c>prvWriteMessageToBuffer</c>.</summary>
    internal int Write(ReadOnlySpan<byte> data, int space, int requiredSpace)
    {
        if (Kind != StreamBufferKind.Message)
        {
            data = data[..Math.Min(data.Length, space)];
        }
        else if (space < requiredSpace)
        {
            return 0;
        }
        else
        {
            Span<byte> length = stackalloc byte[MessageLengthBytes];
            BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
            _ring.Write(length);
        }

        _ring.Write(data);
        return data.Length;
    }

    /// <summary>FreeRTOS: <c>prvReadMessageFromBuffer</c>.</summary>
    internal int Read(Span<byte> buffer)
    {
        var count = buffer.Length;
        if (Kind == StreamBufferKind.Message)
        {
            count = PeekLength();
            if (count > buffer.Length)
            {
                return 0;
            }

            Span<byte> length = stackalloc byte[MessageLengthBytes];
            _ring.Read(length);
        }

        count = Math.Min(count, Available);
        _ring.Read(buffer[..count]);
        return count;
    }

    internal int PeekLength()
    {
        if (Kind != StreamBufferKind.Message || Available <= MessageLengthBytes)
        {
            return 0;
        }

        Span<byte> length = stackalloc byte[MessageLengthBytes];
        _ring.Peek(length);
        return BinaryPrimitives.ReadInt32LittleEndian(length);
    }

    /// <summary>Empties the buffer unless somebody waits; whether it did.</summary>
    internal bool TryClear()
    {
        if (WaitingToSend is not null || WaitingToReceive is not null)
        {
            return false;
        }

        _ring.Clear();
        return true;
    }

    /// <summary>FreeRTOS: <c>sbSEND_COMPLETED</c>.</summary>
    internal void NotifyReader(Scheduler scheduler)
    {
        scheduler.Policy.EnterCriticalOrSuspendAll();
        if (WaitingToReceive is { } reader)
        {
            AssertNotFreed(reader);
            scheduler.Notify(reader, NotificationIndex, 0, NotifyAction.None, out _);
            WaitingToReceive = null;
        }

        scheduler.Policy.ExitCriticalOrResumeAll();
    }

    /// <summary>FreeRTOS: <c>sbRECEIVE_COMPLETED</c>.</summary>
    internal void NotifyWriter(Scheduler scheduler)
    {
        scheduler.Policy.EnterCriticalOrSuspendAll();
        if (WaitingToSend is { } writer)
        {
            AssertNotFreed(writer);
            scheduler.Notify(writer, NotificationIndex, 0, NotifyAction.None, out _);
            WaitingToSend = null;
        }

        scheduler.Policy.ExitCriticalOrResumeAll();
    }

    /// <summary>FreeRTOS: <c>sbSEND_COMPLETE_FROM_ISR</c>. Whether a reader waited.</summary>
    internal bool NotifyReaderFromISR(Scheduler scheduler, ref bool higherPriorityTaskWoken)
    {
        if (WaitingToReceive is not { } reader)
        {
            return false;
        }

        AssertNotFreed(reader);
        scheduler.NotifyFromISR(reader, NotificationIndex, 0, NotifyAction.None, out _, ref higherPriorityTaskWoken);
        WaitingToReceive = null;
        return true;
    }

    /// <summary>FreeRTOS: <c>sbRECEIVE_COMPLETED_FROM_ISR</c>. Whether a writer waited.</summary>
    internal bool NotifyWriterFromISR(Scheduler scheduler, ref bool higherPriorityTaskWoken)
    {
        if (WaitingToSend is not { } writer)
        {
            return false;
        }

        AssertNotFreed(writer);
        scheduler.NotifyFromISR(writer, NotificationIndex, 0, NotifyAction.None, out _, ref higherPriorityTaskWoken);
        WaitingToSend = null;
        return true;
    }

    // The buffer goes on pointing to a task that is deleted while it waits: the kernels would notify freed memory.
    private void AssertNotFreed(Tcb waiting)
    {
        if (waiting.IsFreed)
        {
            Device.Misuse(PanicKind.UseAfterDelete, $"{Name} is about to wake task {waiting.Name}, which was deleted while it waited for the buffer; let the task end its wait first");
        }
    }

    private RtosCall<TResult> Call<TResult>(KernelOperation<TResult> operation) => new(Gate, EnterAbout(operation), operation);
}
