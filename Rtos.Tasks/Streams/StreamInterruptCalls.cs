using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of an interrupt service routine about stream and message buffers: those whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>None of them waits. If a call has woken a task, the switch to it is made when the routine ends.</remarks>
public static class StreamInterruptCalls
{
    /// <summary>Notifies the reader that waits for a stream buffer, as a send-completed callback does.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Whether a reader waited.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSendCompletedFromISR</c>, <c>xMessageBufferSendCompletedFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xStreamBufferSendCompletedFromISR", "xMessageBufferSendCompletedFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool SendCompletedFromISR(this InterruptContext isr, RtosStreamBuffer buffer)
    {
        isr.CheckObject(StreamRows.SendCompletedFromISR, buffer);
        var waited = buffer.NotifyReaderFromISR(isr.Scheduler, ref isr.HigherPriorityTaskWoken);
        isr.Returned(StreamRows.SendCompletedFromISR, TraceValue.Boolean(waited));
        return waited;
    }

    /// <summary>Notifies the writer that waits for a stream buffer, as a receive-completed callback does.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Whether a writer waited.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReceiveCompletedFromISR</c>, <c>xMessageBufferReceiveCompletedFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xStreamBufferReceiveCompletedFromISR", "xMessageBufferReceiveCompletedFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool ReceiveCompletedFromISR(this InterruptContext isr, RtosStreamBuffer buffer)
    {
        isr.CheckObject(StreamRows.ReceiveCompletedFromISR, buffer);
        var waited = buffer.NotifyWriterFromISR(isr.Scheduler, ref isr.HigherPriorityTaskWoken);
        isr.Returned(StreamRows.ReceiveCompletedFromISR, TraceValue.Boolean(waited));
        return waited;
    }

    /// <summary>Writes bytes, or one message, as far as there is room.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The stream or message buffer.</param>
    /// <param name="data">The bytes.</param>
    /// <returns>The bytes written: for a message all or 0.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSendFromISR</c>, <c>xMessageBufferSendFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xStreamBufferSendFromISR", "xMessageBufferSendFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static int StreamSendFromISR(this InterruptContext isr, RtosStreamBuffer buffer, ReadOnlySpan<byte> data) =>
        isr.StreamSend(RowOf(buffer, StreamRows.MessageSendFromISR, StreamRows.StreamSendFromISR), buffer, data);

    internal static int StreamSend(this InterruptContext isr, CallRow call, RtosStreamBuffer buffer, ReadOnlySpan<byte> data)
    {
        isr.CheckObject(call, buffer);
        var required = data.Length + (buffer.Kind == StreamBufferKind.Message ? RtosStreamBuffer.MessageLengthBytes : 0);
        var written = buffer.Write(data, buffer.Spaces, required);
        if (written > 0 && buffer.MeetsTrigger)
        {
            if (!buffer.CallSendCompleted(isInISR: true))
            {
                buffer.NotifyReaderFromISR(isr.Scheduler, ref isr.HigherPriorityTaskWoken);
            }
        }

        isr.Returned(call, TraceValue.Number(written));
        return written;
    }

    /// <summary>Reads the available bytes, or one message.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="source">The stream or message buffer.</param>
    /// <param name="target">Where the bytes go; a message that does not fit stays in the buffer.</param>
    /// <returns>The bytes read.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReceiveFromISR</c>, <c>xMessageBufferReceiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xStreamBufferReceiveFromISR", "xMessageBufferReceiveFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static int StreamReceiveFromISR(this InterruptContext isr, RtosStreamBuffer source, Span<byte> target) =>
        isr.StreamReceive(RowOf(source, StreamRows.MessageReceiveFromISR, StreamRows.StreamReceiveFromISR), source, target);

    internal static int StreamReceive(this InterruptContext isr, CallRow call, RtosStreamBuffer source, Span<byte> target)
    {
        isr.CheckObject(call, source);

        // The trigger level of a batching buffer has no effect here.
        var read = source.Available > source.ReadThreshold(byTask: false) ? source.Read(target) : 0;
        if (read > 0)
        {
            if (!source.CallReceiveCompleted(isInISR: true))
            {
                source.NotifyWriterFromISR(isr.Scheduler, ref isr.HigherPriorityTaskWoken);
            }
        }

        isr.Returned(call, TraceValue.Number(read));
        return read;
    }

    /// <summary>Empties a stream or message buffer, unless a task waits for it.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Whether it was emptied.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferResetFromISR</c>, <c>xMessageBufferResetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xStreamBufferResetFromISR", "xMessageBufferResetFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool StreamResetFromISR(this InterruptContext isr, RtosStreamBuffer buffer)
    {
        isr.CheckObject(StreamRows.ResetFromISR, buffer);
        var reset = buffer.TryClear();
        isr.Returned(StreamRows.ResetFromISR, TraceValue.OkOrFail(reset));
        return reset;
    }

    private static CallRow RowOf(RtosStreamBuffer buffer, CallRow message, CallRow stream) =>
        buffer?.Kind == StreamBufferKind.Message ? message : stream;
}
