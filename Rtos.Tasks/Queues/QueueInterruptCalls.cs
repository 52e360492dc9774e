using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of an interrupt service routine about queues and queue sets: those whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>None of them waits. If a call has woken a task, the switch to it is made when the routine ends.</remarks>
public static class QueueInterruptCalls
{
    /// <summary>Puts an item at the back of a queue.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="isr">The interrupt.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether it was put; false if the queue is full.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSendToBackFromISR</c>, <c>xQueueSendFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueSendToBackFromISR", "xQueueSendFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool SendFromISR<T>(this InterruptContext isr, RtosQueue<T> queue, T item)
    {
        isr.CheckObject(QueueRows.SendFromISR, queue);
        return Put(isr, QueueRows.SendFromISR, queue, !queue.IsFull, item, static (q, i) => q.PushBack(i));
    }

    /// <summary>Puts an item at the front of a queue, where it is taken first.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="isr">The interrupt.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether it was put; false if the queue is full.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSendToFrontFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueSendToFrontFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool SendToFrontFromISR<T>(this InterruptContext isr, RtosQueue<T> queue, T item)
    {
        isr.CheckObject(QueueRows.SendToFrontFromISR, queue);
        return Put(isr, QueueRows.SendToFrontFromISR, queue, !queue.IsFull, item, static (q, i) => q.PushFront(i));
    }

    /// <summary>Puts an item into a queue of one place, over the item that is there.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="isr">The interrupt.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="item">The item.</param>
    /// <returns>True.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">The queue has more than one place.</exception>
    /// <remarks>FreeRTOS: <c>xQueueOverwriteFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueOverwriteFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool OverwriteFromISR<T>(this InterruptContext isr, RtosQueue<T> queue, T item)
    {
        isr.CheckObject(QueueRows.OverwriteFromISR, queue);
        queue.CheckOverwrite();
        return Put(isr, QueueRows.OverwriteFromISR, queue, true, item, static (q, i) => q.ReplaceOnly(i));
    }

    /// <summary>Takes the first item of a queue.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="isr">The interrupt.</param>
    /// <param name="queue">The queue.</param>
    /// <returns>The item, or nothing when the queue is empty.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueReceiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueReceiveFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static Received<T> ReceiveFromISR<T>(this InterruptContext isr, RtosQueue<T> queue)
    {
        isr.CheckObject(QueueRows.ReceiveFromISR, queue);
        Received<T> received = default;
        if (queue.Count > 0)
        {
            received = new Received<T>(queue.PopFront());
            Wake(isr, queue.WaitingToSend);
        }

        return Got(isr, QueueRows.ReceiveFromISR, received);
    }

    /// <summary>Reads the first item of a queue and leaves it there.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="isr">The interrupt.</param>
    /// <param name="queue">The queue.</param>
    /// <returns>The item, or nothing when the queue is empty.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueuePeekFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueuePeekFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static Received<T> PeekFromISR<T>(this InterruptContext isr, RtosQueue<T> queue)
    {
        isr.CheckObject(QueueRows.PeekFromISR, queue);
        return Got(isr, QueueRows.PeekFromISR, queue.Count > 0 ? new Received<T>(queue.First) : default);
    }

    private static bool Put<T>(
        InterruptContext isr, CallRow call, RtosQueue<T> queue, bool hasRoom, T item, Action<RtosQueue<T>, T> put)
    {
        if (hasRoom)
        {
            var replaced = queue.IsFull;
            put(queue, item);
            isr.HigherPriorityTaskWoken |= queue.AddedFromISR(isr.Scheduler, replaced);
        }

        isr.Returned(call, TraceValue.OkOrFail(hasRoom));
        return hasRoom;
    }

    private static Received<T> Got<T>(InterruptContext isr, CallRow call, Received<T> received)
    {
        isr.Returned(call, received.HasValue ? QueueCalls<T>.Describe(received.ValueOrDefault) : TraceValue.Text("empty"));
        return received;
    }

    private static void Wake(InterruptContext isr, EventList waiting)
    {
        if (!waiting.IsEmpty && isr.Scheduler.RemoveFromEventList(waiting))
        {
            isr.HigherPriorityTaskWoken = true;
        }
    }

    /// <summary>Asks for the count of a semaphore or the items of a queue.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="item">The semaphore, mutex or queue.</param>
    /// <returns>The count.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>uxSemaphoreGetCountFromISR</c>, <c>uxQueueMessagesWaitingFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("uxSemaphoreGetCountFromISR", "uxQueueMessagesWaitingFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static int CountFromISR(this InterruptContext isr, RtosQueueBase item)
    {
        isr.CheckObject(QueueRows.CountFromISR, item);
        isr.Returned(QueueRows.CountFromISR, TraceValue.Number(item.Count));
        return item.Count;
    }

    /// <summary>Asks whether a queue is empty.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="item">The queue or semaphore.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueIsQueueEmptyFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueIsQueueEmptyFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool IsEmptyFromISR(this InterruptContext isr, RtosQueueBase item)
    {
        isr.CheckObject(QueueRows.IsEmptyFromISR, item);
        isr.Returned(QueueRows.IsEmptyFromISR, TraceValue.Boolean(item.Count == 0));
        return item.Count == 0;
    }

    /// <summary>Asks whether a queue is full.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="item">The queue or semaphore.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueIsQueueFullFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueIsQueueFullFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool IsFullFromISR(this InterruptContext isr, RtosQueueBase item)
    {
        isr.CheckObject(QueueRows.IsFullFromISR, item);
        isr.Returned(QueueRows.IsFullFromISR, TraceValue.Boolean(item.IsFull));
        return item.IsFull;
    }

    /// <summary>Takes the first event of a queue set.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="set">The set.</param>
    /// <returns>The member, or null if there is no event.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSelectFromSetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xQueueSelectFromSetFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static RtosQueueBase? SelectFromISR(this InterruptContext isr, RtosQueueSet set)
    {
        isr.CheckObject(QueueRows.SelectFromISR, set);
        var member = set.Count == 0 ? null : set.Pop();
        isr.Returned(QueueRows.SelectFromISR, TraceValue.Text(member?.Name ?? "none"));
        return member;
    }
}
