using Rtos.Core;

namespace Rtos.Tasks;

/// <content>Semaphores, queue sets, stream buffers, and what is posted to the timer service task.</content>
public static partial class InterruptCalls
{
    /// <summary>Adds one to the count of a semaphore.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="semaphore">The semaphore.</param>
    /// <returns>Whether it was given; false when the count is at its highest.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool GiveFromISR(this InterruptContext isr, RtosSemaphore semaphore)
    {
        Check(isr, "giveFromISR", semaphore);
        var given = semaphore.TryGive();
        if (given)
        {
            isr.HigherPriorityTaskWoken |= semaphore.AddedFromISR(isr.Scheduler);
        }

        isr.Returned("giveFromISR", TraceValue.OkOrFail(given));
        return given;
    }

    /// <summary>Takes one off the count of a semaphore, if there is one.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="semaphore">The semaphore.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTakeFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool TakeFromISR(this InterruptContext isr, RtosSemaphore semaphore)
    {
        Check(isr, "takeFromISR", semaphore);
        var taken = semaphore.TryTake();
        isr.Returned("takeFromISR", TraceValue.OkOrFail(taken));
        return taken;
    }

    /// <summary>Asks for the count of a semaphore or the items of a queue.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="item">The semaphore, mutex or queue.</param>
    /// <returns>The count.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>uxSemaphoreGetCountFromISR</c>, <c>uxQueueMessagesWaitingFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static int CountFromISR(this InterruptContext isr, RtosQueueBase item)
    {
        Check(isr, "countFromISR", item);
        isr.Returned("countFromISR", TraceValue.Number(item.Count));
        return item.Count;
    }

    /// <summary>Asks whether a queue is empty.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="item">The queue or semaphore.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xQueueIsQueueEmptyFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool IsEmptyFromISR(this InterruptContext isr, RtosQueueBase item)
    {
        Check(isr, "isEmptyFromISR", item);
        isr.Returned("isEmptyFromISR", TraceValue.Boolean(item.Count == 0));
        return item.Count == 0;
    }

    /// <summary>Asks whether a queue is full.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="item">The queue or semaphore.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xQueueIsQueueFullFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool IsFullFromISR(this InterruptContext isr, RtosQueueBase item)
    {
        Check(isr, "isFullFromISR", item);
        isr.Returned("isFullFromISR", TraceValue.Boolean(item.IsFull));
        return item.IsFull;
    }

    /// <summary>Notifies the reader that waits for a stream buffer, as a send-completed callback does.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Whether a reader waited.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSendCompletedFromISR</c>, <c>xMessageBufferSendCompletedFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool SendCompletedFromISR(this InterruptContext isr, RtosStreamBuffer buffer)
    {
        Check(isr, "sendCompletedFromISR", buffer);
        var waited = buffer.NotifyReaderFromISR(isr.Scheduler, ref isr.HigherPriorityTaskWoken);
        isr.Returned("sendCompletedFromISR", TraceValue.Boolean(waited));
        return waited;
    }

    /// <summary>Notifies the writer that waits for a stream buffer, as a receive-completed callback does.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Whether a writer waited.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReceiveCompletedFromISR</c>, <c>xMessageBufferReceiveCompletedFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool ReceiveCompletedFromISR(this InterruptContext isr, RtosStreamBuffer buffer)
    {
        Check(isr, "receiveCompletedFromISR", buffer);
        var waited = buffer.NotifyWriterFromISR(isr.Scheduler, ref isr.HigherPriorityTaskWoken);
        isr.Returned("receiveCompletedFromISR", TraceValue.Boolean(waited));
        return waited;
    }

    /// <summary>Asks who holds a mutex.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="mutex">The mutex.</param>
    /// <returns>The task, or null.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGetMutexHolderFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static RtosTask? HolderFromISR(this InterruptContext isr, RtosMutexBase mutex)
    {
        Check(isr, "holderFromISR", mutex);
        isr.Returned("holderFromISR", TraceValue.Text(mutex.HoldingTask?.Name ?? "none"));
        return mutex.Holder;
    }

    /// <summary>Takes the first event of a queue set.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="set">The set.</param>
    /// <returns>The member, or null when there is no event.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSelectFromSetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static RtosQueueBase? SelectFromISR(this InterruptContext isr, RtosQueueSet set)
    {
        Check(isr, "selectFromISR", set);
        var member = set.Count == 0 ? null : set.Pop();
        isr.Returned("selectFromISR", TraceValue.Text(member?.Name ?? "none"));
        return member;
    }

    /// <summary>Writes bytes, or one message, as far as there is room.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The stream or message buffer.</param>
    /// <param name="data">The bytes.</param>
    /// <returns>The bytes written: for a message all or 0.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferSendFromISR</c>, <c>xMessageBufferSendFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static int StreamSendFromISR(this InterruptContext isr, RtosStreamBuffer buffer, ReadOnlySpan<byte> data) =>
        isr.StreamSend(NameOf(buffer, "messageSendFromISR", "streamSendFromISR"), buffer, data);

    internal static int StreamSend(this InterruptContext isr, string call, RtosStreamBuffer buffer, ReadOnlySpan<byte> data)
    {
        Check(isr, call, buffer);
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

    /// <summary>Reads the bytes that are there, or one message.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="source">The stream or message buffer.</param>
    /// <param name="target">Where the bytes go; a message that does not fit stays in the buffer.</param>
    /// <returns>The bytes read.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferReceiveFromISR</c>, <c>xMessageBufferReceiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static int StreamReceiveFromISR(this InterruptContext isr, RtosStreamBuffer source, Span<byte> target) =>
        isr.StreamReceive(NameOf(source, "messageReceiveFromISR", "streamReceiveFromISR"), source, target);

    internal static int StreamReceive(this InterruptContext isr, string call, RtosStreamBuffer source, Span<byte> target)
    {
        Check(isr, call, source);

        // The trigger level of a batching buffer means nothing here.
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

    /// <summary>Empties a stream or message buffer, unless somebody waits for it.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>Whether it was emptied.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xStreamBufferResetFromISR</c>, <c>xMessageBufferResetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool StreamResetFromISR(this InterruptContext isr, RtosStreamBuffer buffer)
    {
        Check(isr, "streamResetFromISR", buffer);
        var reset = buffer.TryClear();
        isr.Returned("streamResetFromISR", TraceValue.OkOrFail(reset));
        return reset;
    }

    /// <summary>Sets bits of an event group: the timer service task does it.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="group">The event group.</param>
    /// <param name="bits">The bits, within <see cref="RtosEventGroup.UsableBits"/>.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <exception cref="DevicePanicException">Bits out of range.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupSetBitsFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool SetBitsFromISR(this InterruptContext isr, RtosEventGroup group, uint bits)
    {
        Check(isr, "setBitsFromISR", group);
        group.CheckBits("setBitsFromISR", bits);
        return Post(isr, "setBitsFromISR", new TimerCommand(TimerCommandKind.SetBits, null, bits, Group: group), asksForSwitch: true);
    }

    /// <summary>Clears bits of an event group: the timer service task does it, at the next tick or when the present task yields.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="group">The event group.</param>
    /// <param name="bits">The bits, within <see cref="RtosEventGroup.UsableBits"/>.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <exception cref="DevicePanicException">Bits out of range.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupClearBitsFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool ClearBitsFromISR(this InterruptContext isr, RtosEventGroup group, uint bits)
    {
        Check(isr, "clearBitsFromISR", group);
        group.CheckBits("clearBitsFromISR", bits);
        return Post(isr, "clearBitsFromISR", new TimerCommand(TimerCommandKind.ClearBits, null, bits, Group: group), asksForSwitch: false);
    }

    /// <summary>Asks for the bits of an event group.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="group">The event group.</param>
    /// <returns>The bits that are set.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupGetBitsFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static uint GetBitsFromISR(this InterruptContext isr, RtosEventGroup group)
    {
        Check(isr, "getBitsFromISR", group);
        isr.Returned("getBitsFromISR", TraceValue.Number(group.Bits));
        return group.Bits;
    }

    /// <summary>Starts a timer: one period from now on it is due.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xTimerStartFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool TimerStartFromISR(this InterruptContext isr, RtosTimer timer) =>
        Command(isr, "timerStartFromISR", timer, TimerCommandKind.Start, timer?.Device.TickCount.Value ?? 0);

    /// <summary>Starts a timer anew: one period from now on it is due.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xTimerResetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool TimerResetFromISR(this InterruptContext isr, RtosTimer timer) =>
        Command(isr, "timerResetFromISR", timer, TimerCommandKind.Start, timer?.Device.TickCount.Value ?? 0);

    /// <summary>Stops a timer.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xTimerStopFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool TimerStopFromISR(this InterruptContext isr, RtosTimer timer) =>
        Command(isr, "timerStopFromISR", timer, TimerCommandKind.Stop, 0);

    /// <summary>Changes the period of a timer and starts it.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <param name="period">The new period in ticks, at least 1.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <exception cref="DevicePanicException">The period is 0.</exception>
    /// <remarks>FreeRTOS: <c>xTimerChangePeriodFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool TimerPeriodFromISR(this InterruptContext isr, RtosTimer timer, Ticks period)
    {
        timer?.CheckPeriod("timerPeriodFromISR", period);
        return Command(isr, "timerPeriodFromISR", timer!, TimerCommandKind.ChangePeriod, period.Value);
    }

    /// <summary>Has a function called by the timer service task.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="name">The name of the call in traces.</param>
    /// <param name="function">The function; it may make kernel calls that do not block.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over.</exception>
    /// <remarks>FreeRTOS: <c>xTimerPendFunctionCallFromISR</c>. Blocks: no. From: interrupt.</remarks>
    public static bool PendFromISR(this InterruptContext isr, string name, Func<Routine> function)
    {
        ArgumentNullException.ThrowIfNull(isr);
        KernelName.Check(name);
        ArgumentNullException.ThrowIfNull(function);
        isr.Check("pendFromISR");
        var command = new TimerCommand(TimerCommandKind.Call, null, 0, function, new CallbackVoice(CallbackKind.Call, name));
        return Post(isr, "pendFromISR", command, asksForSwitch: true);
    }

    private static void Check(InterruptContext isr, string call, KernelObject item)
    {
        ArgumentNullException.ThrowIfNull(isr);
        ArgumentNullException.ThrowIfNull(item);
        isr.Check(call, item.Device, item.Name);
        item.ThrowIfDeleted(call);
    }

    private static bool Command(InterruptContext isr, string call, RtosTimer timer, TimerCommandKind kind, uint value)
    {
        Check(isr, call, timer);
        return Post(isr, call, new TimerCommand(kind, timer, value), asksForSwitch: true);
    }

    /// <summary>Sends a command to the timer service task.</summary>
    internal static bool Post(this InterruptContext isr, string call, in TimerCommand command, bool asksForSwitch)
    {
        var woken = false;
        var sent = TimerDaemon.Of(isr.Device).SendFromISR(command, ref woken);
        isr.HigherPriorityTaskWoken |= woken && asksForSwitch;
        isr.Returned(call, TraceValue.OkOrFail(sent));
        return sent;
    }

    private static string NameOf(RtosStreamBuffer buffer, string message, string stream) =>
        buffer?.Kind == StreamBufferKind.Message ? message : stream;
}
