using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The base of mutexes: a holder, which runs at least at the priority of the tasks that wait. FreeRTOS: <c>SemaphoreHandle_t</c>.</summary>
[FreeRtos("SemaphoreHandle_t")]
public abstract class RtosMutexBase : RtosSemaphoreBase
{
    internal RtosMutexBase(Device device, string name)
        : base(device, name, maximum: 1, initial: 1)
    {
        HolderCall = new HolderOperation(this);
    }

    /// <summary>The task that holds the mutex, read without a kernel call, or null.</summary>
    public RtosTask? Holder => HoldingTask?.Handle as RtosTask;

    private protected override string DescribeCount() => HoldingTask is { } holder ? $"held by {holder.Name}" : "free";

    internal Tcb? HoldingTask { get; set; }

    /// <summary>How many times the holder has taken it, for recursive mutexes.</summary>
    internal int RecursiveCount { get; set; }

    internal HolderOperation HolderCall { get; }

    /// <summary>Asks who holds the mutex.</summary>
    /// <returns>The task, or null.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGetMutexHolder</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xSemaphoreGetMutexHolder"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<RtosTask?> GetHolder() => Call(HolderCall);

    internal sealed override string WhyNotEmpty => "a mutex that nobody holds is not empty";

    internal override bool IsHeldBy(Tcb task) => HoldingTask == task;

    internal override string? Condition => HoldingTask is not { } holder ? "free"
        : RecursiveCount > 1 ? FormattableString.Invariant($"held by {holder.Name}, {RecursiveCount} times")
        : $"held by {holder.Name}";

    internal override string? WhyNotDeletable() =>
        HoldingTask is { } holder ? $"task {holder.Name} holds it" : base.WhyNotDeletable();

    internal bool TryTake(Tcb caller)
    {
        if (Count == 0)
        {
            return false;
        }

        Count = 0;

        // FreeRTOS: pvTaskIncrementMutexHeldCount
        if (caller.IsHost)
        {
            TakeForHost();
            return true;
        }

        caller.MutexesHeld++;
        HoldingTask = caller;
        return true;
    }

    /// <summary>
    /// The task in whose name a call is made. The host's calls before the start are made in the name of the task that would run
    /// first, as the kernels compare with <c>pxCurrentTCB</c>; null if there is none.
    /// </summary>
    private Tcb? Actor(Tcb caller) => caller.IsHost ? Device.Scheduler.Active.Current : caller;

    /// <summary>Whether the caller of a call holds the mutex.</summary>
    internal bool IsHeldByCaller(Tcb caller) => HoldingTask is not null ? HoldingTask == Actor(caller) : Count == 0 && Actor(caller) is null;

    private void TakeForHost()
    {
        HoldingTask = Device.Scheduler.Active.Current;
        if (HoldingTask is not null)
        {
            HoldingTask.MutexesHeld++;
        }
    }

    /// <summary>The call up to the end of the critical section. FreeRTOS: <c>xQueueGenericSend</c> of a mutex.</summary>
    internal bool Give(Scheduler scheduler, Tcb caller, CallRow call)
    {
        var given = Count == 0;
        if (given)
        {
            // The host has taken it before there was any task: nobody holds it, and everybody may give it.
            if (HoldingTask is not null && HoldingTask != Actor(caller))
            {
                scheduler.Panics.Misuse(PanicKind.MutexNotHeld, $"task {caller.Name} called {call} (xSemaphoreGive) on the mutex {Name}, which task {HoldingTask} holds");
            }

            var yieldRequired = scheduler.PriorityDisinherit(HoldingTask);
            HoldingTask = null;
            Count = 1;
            Added(scheduler, yieldRequired: yieldRequired);
        }

        return given;
    }
}
