using System.Buffers.Binary;
using Rtos.Core;

namespace Rtos.Tasks;

/// <content>The kernel's handling of the bytes, and of the two tasks that may wait for them.</content>
public sealed partial class RtosStreamBuffer
{
    /// <summary>The number of bytes that must be exceeded for a task to read anything.</summary>
    internal int ReadThreshold(bool byTask) => Kind switch
    {
        StreamBufferKind.Message => MessageLengthBytes,
        StreamBufferKind.Batching when byTask => TriggerLevel,
        _ => 0,
    };

    /// <summary>Whether there are enough bytes to wake the reader.</summary>
    internal bool MeetsTrigger =>
        Kind == StreamBufferKind.Batching ? Available > TriggerLevel : Available >= TriggerLevel;

    /// <summary>Whether there would be enough bytes to wake the reader after a send of so many.</summary>
    internal bool WouldWakeReader(int bytes)
    {
        var required = bytes + (Kind == StreamBufferKind.Message ? MessageLengthBytes : 0);
        var written = required <= Spaces ? required : Kind == StreamBufferKind.Message ? 0 : Spaces;
        return written > 0 && Available + written >= TriggerLevel + (Kind == StreamBufferKind.Batching ? 1 : 0);
    }

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

    /// <summary>Empties the buffer unless a task waits; returns whether it did.</summary>
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

    /// <summary>FreeRTOS: <c>sbSEND_COMPLETE_FROM_ISR</c>. Returns whether a reader waited.</summary>
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

    /// <summary>FreeRTOS: <c>sbRECEIVE_COMPLETED_FROM_ISR</c>. Returns whether a writer waited.</summary>
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

    // The buffer keeps pointing to a task that is deleted while it waits: the kernels would notify freed memory.
    private void AssertNotFreed(Tcb waiting)
    {
        if (waiting.IsFreed)
        {
            Device.Misuse(PanicKind.UseAfterDelete, $"{Name} is about to wake task {waiting.Name}, which was deleted while it waited for the buffer; let the task end its wait first");
        }
    }
}
