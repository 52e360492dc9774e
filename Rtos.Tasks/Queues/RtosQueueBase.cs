using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The base of queues, semaphores and mutexes: a count within a limit, waiting tasks, a queue set. FreeRTOS: <c>Queue_t</c>.</summary>
[FreeRtos("Queue_t")]
public abstract class RtosQueueBase : KernelObject
{
    internal RtosQueueBase(Device device, string name, int length, int sizeBytes)
        : this(device, name, length, sizeBytes, new EventList(device.Scheduler.Table))
    {
    }

    private protected RtosQueueBase(Device device, string name, int length, int sizeBytes, EventList waitingToReceive)
        : base(device, name, sizeBytes)
    {
        Length = length;
        WaitingToSend = new EventList(device.Scheduler.Table);
        WaitingToReceive = waitingToReceive;
        DeleteCall = new DeleteOperation(this, QueueRows.Delete);
    }

    /// <summary>The number of places; for semaphores the highest count. FreeRTOS: <c>uxQueueGetQueueLength</c>.</summary>
    /// <value>1 or more.</value>
    [FreeRtos("uxQueueGetQueueLength")]
    public int Length { get; }

    /// <summary>The number of items, or the count of a semaphore, read without a kernel call.</summary>
    /// <value>0 to <see cref="Length"/>.</value>
    public int Count { get; private protected set; }

    /// <summary>The set it belongs to, or null. FreeRTOS: <c>pxQueueSetContainer</c>.</summary>
    [FreeRtos("pxQueueSetContainer")]
    public RtosQueueSet? Set { get; internal set; }

    /// <summary>The name shown by debuggers; null while it is not in the registry.</summary>
    /// <remarks>FreeRTOS: <c>vQueueAddToRegistry</c>, <c>vQueueUnregisterQueue</c>, <c>pcQueueGetName</c>.</remarks>
    [FreeRtos("vQueueAddToRegistry", "vQueueUnregisterQueue", "pcQueueGetName")]
    public string? RegistryName { get; set; }

    /// <summary>How much it holds, and of what: <c>2 of 8 items</c>.</summary>
    private protected virtual string DescribeCount() => string.Create(CultureInfo.InvariantCulture, $"{Count} of {Length} items");

    internal sealed override string DescribeState() => DescribeCount() + WaitingText(WaitingToSend.Count + WaitingToReceive.Count);

    internal EventList WaitingToSend { get; }

    internal EventList WaitingToReceive { get; }

    internal override (int Count, int Length)? Fill => (Count, Length);

    internal bool IsFull => Count == Length;

    /// <summary>The message if it should be empty and is not.</summary>
    internal virtual string WhyNotEmpty => "it is not empty";

    internal override DeleteOperation DeleteCall { get; }

    /// <summary>Deletes the object and frees its memory. No task may wait for it, and it may not belong to a set.</summary>
    /// <exception cref="DevicePanicException">A task waits for it, it belongs to a set, is a mutex that is held, or has been deleted; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vQueueDelete</c>, <c>vSemaphoreDelete</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vQueueDelete", "vSemaphoreDelete"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Delete() => new(Gate, EnterAbout(DeleteCall));

    private protected RtosCall<TResult> Call<TResult>(KernelOperation<TResult> operation) =>
        Call(operation, Ticks.None);

    private protected RtosCall<TResult> Call<TResult>(KernelOperation<TResult> operation, Ticks wait) =>
        Begin(Enter(operation, out var caller), caller, operation, wait);

    /// <summary>Makes the first step of a call through its record.</summary>
    private protected RtosCall<TResult> Begin<TResult>(CpuCore core, Tcb caller, KernelOperation<TResult> operation, Ticks wait)
    {
        ref var call = ref caller.Call;
        call.Target = null;
        call.TicksToWait = wait.Value;
        return new RtosCall<TResult>(Gate, core, caller, operation);
    }

    /// <summary>The only step of a call has been made without its record.</summary>
    private protected RtosCall<bool> Made(CpuCore core, Tcb caller, KernelOperation<bool> operation, bool result)
    {
        caller.Call.Result = result ? 1 : 0;
        ShortWay.Return(Gate, core, caller, operation);
        return RtosCall<bool>.Begun(caller);
    }

    private protected CpuCore Enter<TResult>(KernelOperation<TResult> operation, out Tcb caller)
    {
        if (KernelOperation<TResult>.IsReadFromRecord)
        {
            return EnterAbout(operation, out caller);
        }

        caller = EnterAbout(operation);
        return Device.Scheduler.Active;
    }

    internal override void ReleaseLists(TaskTable table)
    {
        table.Remove(WaitingToSend);
        table.Remove(WaitingToReceive);
    }

    internal override void CheckDeletable(in DeletionCheck check)
    {
        if (!WaitingToSend.IsEmpty || !WaitingToReceive.IsEmpty)
        {
            check.QueueAwaited();
        }

        if (Set is not null)
        {
            check.Fails(KernelLeniency.DeleteSetMember, $"it belongs to the queue set {Set.Name}", "the set may still return it");
        }
    }

    /// <summary>One more item or count: wakes a waiting task and yields if that is due. FreeRTOS: the lines of <c>xQueueGenericSend</c> after the copy.</summary>
    internal void Added(Scheduler scheduler, bool replaced = false, bool yieldRequired = false)
    {
        if (Set is not null)
        {
            if (!replaced && Set.Notify(scheduler, this))
            {
                scheduler.YieldIfUsingPreemption();
            }
        }
        else if (!WaitingToReceive.IsEmpty)
        {
            scheduler.WakeOneAndYield(WaitingToReceive);
        }
        else if (yieldRequired)
        {
            scheduler.YieldIfUsingPreemption();
        }
    }

    /// <summary>The same from an interrupt; returns whether a task of higher priority was woken.</summary>
    internal bool AddedFromISR(Scheduler scheduler, bool replaced = false) =>
        Set is not null
            ? !replaced && Set.Notify(scheduler, this)
            : !WaitingToReceive.IsEmpty && scheduler.RemoveFromEventList(WaitingToReceive);
}
