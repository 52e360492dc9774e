using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Asks for the holder of a mutex, which is in <c>Target</c>.</summary>
internal sealed class HolderOperation(RtosMutexBase mutex) : KernelOperation<RtosTask?>(SemaphoreRows.Holder)
{
    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Target = mutex.HoldingTask;
        return true;
    }

    internal override RtosTask? Read(ref KernelCall call) => mutex.HandleOf(call.Target as Tcb);

    internal override TraceValue Describe(in KernelCall call) => TraceValue.Text((call.Target as Tcb)?.Name ?? "none");
}

/// <summary>Takes a mutex. FreeRTOS: <c>xQueueSemaphoreTake</c>, <c>xQueueTakeMutexRecursive</c>.</summary>
internal sealed class MutexTakeOperation(RtosMutexBase mutex, bool recursive)
    : BlockingOperation<bool>(recursive ? SemaphoreRows.TakeRecursive : SemaphoreRows.Take, mutex)
{
    internal override TraceValue Describe(in KernelCall call) => TraceValue.OkOrFail(call.Result != 0);

    internal override string? WaitsFor(in KernelCall call) =>
        mutex.HoldingTask is not { } holder ? mutex.Name
        : holder.IsFreed ? $"{mutex.Name}, which {holder.Name} held when it was deleted"
        : mutex.Device.Scheduler.Policy.GetState(holder) == TaskState.Suspended ? $"{mutex.Name}, held by {holder.Name}, which is suspended"
        : $"{mutex.Name}, which {holder.Name} holds";

    internal override Tcb? WaitsForHolder() => mutex.HoldingTask;

    internal override bool NeedsLocks(Scheduler scheduler, Tcb caller, ref KernelCall call) => !(recursive && mutex.IsHeldByCaller(caller));

    private protected override bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (!(recursive && mutex.IsHeldByCaller(caller)) && !mutex.TryTake(caller))
        {
            return false;
        }

        if (recursive)
        {
            mutex.RecursiveCount++;
        }

        call.Result = 1;
        return true;
    }

    private protected override bool MustWait(ref KernelCall call) => mutex.Count == 0;

    private protected override EventList WaitingList(ref KernelCall call) => mutex.WaitingToReceive;

    private protected override void BeforeWaiting(Scheduler scheduler, ref KernelCall call) =>
        call.Flag = scheduler.PriorityInherit(mutex.HoldingTask);

    private protected override void TimedOut(Scheduler scheduler, ref KernelCall call)
    {
        call.Result = 0;
        if (call.Flag)
        {
            scheduler.PriorityDisinheritAfterTimeout(mutex.HoldingTask, scheduler.HighestPriorityOf(mutex.WaitingToReceive));
        }
    }
}
