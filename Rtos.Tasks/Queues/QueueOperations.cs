using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Where an item is put in a queue.</summary>
internal enum QueuePlace : byte
{
    Back,
    Front,

    /// <summary>In the only place, whether it is occupied or not.</summary>
    Only,
}

/// <summary>Puts an item into a queue. FreeRTOS: <c>xQueueGenericSend</c>.</summary>
/// <typeparam name="T">The items.</typeparam>
internal sealed class SendOperation<T>(
    RtosQueue<T> queue, CallRow row, QueuePlace place) : BlockingOperation<bool>(row, queue)
{
    private protected override bool LooksAgainAfterTimeOut => false;

    internal override TraceValue Describe(in KernelCall call) => TraceValue.OkOrFail(call.Result != 0);

    // Once the result is known, the item is in the queue or given up.
    internal override void Abandon(ref KernelCall call)
    {
        if (call.IsOpen)
        {
            queue.Calls.Release(ref call);
        }
    }

    internal override string? WaitsFor(in KernelCall call) => queue.Name;

    private protected override bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (queue.IsFull && place != QueuePlace.Only)
        {
            return false;
        }

        var item = queue.Calls.Release(ref call);
        var replaced = false;
        switch (place)
        {
            case QueuePlace.Back:
                queue.PushBack(item);
                break;
            case QueuePlace.Front:
                queue.PushFront(item);
                break;
            default:
                replaced = queue.Count != 0;
                queue.ReplaceOnly(item);
                break;
        }

        call.Result = 1;
        queue.Added(scheduler, replaced);
        return true;
    }

    private protected override bool MustWait(ref KernelCall call) => queue.IsFull;

    private protected override EventList WaitingList(ref KernelCall call) => queue.WaitingToSend;

    private protected override void TimedOut(Scheduler scheduler, ref KernelCall call)
    {
        queue.Calls.Release(ref call);
        call.Result = 0;
    }
}

/// <summary>Takes the first item of a queue, or only reads it. FreeRTOS: <c>xQueueReceive</c>, <c>xQueuePeek</c>.</summary>
/// <typeparam name="T">The items.</typeparam>
internal sealed class ReceiveOperation<T>(RtosQueue<T> queue, bool takes) : BlockingOperation<Received<T>>(takes ? QueueRows.Receive : QueueRows.Peek, queue)
{
    // The slot is freed when the caller reads it, which it does as soon as the call has returned.
    internal override Received<T> Read(ref KernelCall call)
    {
        var item = queue.Calls.Release(ref call);
        return call.Flag ? new Received<T>(item) : default;
    }

    internal override TraceValue Describe(in KernelCall call) =>
        call.Flag ? QueueCalls<T>.Describe(queue.Calls.Kept(ref Unsafe.AsRef(in call))) : TraceValue.Text("empty");

    internal override void Abandon(ref KernelCall call) => queue.Calls.Release(ref call);

    internal override string? WaitsFor(in KernelCall call) => queue.Name;

    private protected override bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (queue.Count == 0)
        {
            return false;
        }

        Get(scheduler, ref call);
        return true;
    }

    /// <summary>Takes or reads the first item, which exists, and keeps it for the call.</summary>
    internal void Get(Scheduler scheduler, ref KernelCall call)
    {
        call.Flag = true;
        if (takes)
        {
            queue.Calls.Kept(ref call) = queue.PopFront();
            scheduler.WakeOneAndYield(queue.WaitingToSend);
        }
        else
        {
            queue.Calls.Kept(ref call) = queue.First;
            scheduler.WakeOneAndYield(queue.WaitingToReceive);
        }
    }

    private protected override bool MustWait(ref KernelCall call) => queue.Count == 0;

    private protected override EventList WaitingList(ref KernelCall call) => queue.WaitingToReceive;

    private protected override void TimedOut(Scheduler scheduler, ref KernelCall call) => call.Flag = false;
}
