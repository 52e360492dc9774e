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
    public RtosTask? Holder => HandleOf(HoldingTask);

    private protected override string DescribeCount() => HoldingTask is { } holder ? $"held by {holder.Name}" : CountText;

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

    internal override string? Condition => HoldingTask is not { } holder ? CountText
        : RecursiveCount > 1 ? FormattableString.Invariant($"held by {holder.Name}, {RecursiveCount} times")
        : $"held by {holder.Name}";

    // An interrupt that takes it is not its holder.
    private string CountText => Count == 0 ? "taken by an interrupt" : "free";

    /// <summary>The handle of a holder, which may have been freed: that of C would still be in the mutex.</summary>
    internal RtosTask? HandleOf(Tcb? holder) =>
        holder is { IsFreed: true } ? RtosTask.Of(Device, holder) : holder?.Handle as RtosTask;

    internal override void CheckDeletable(in DeletionCheck check)
    {
        if (HoldingTask is { } holder)
        {
            check.Fails(
                KernelLeniency.DeleteHeldMutex,
                $"task {holder.Name} holds it",
                holder.IsFreed ? "its holder no longer exists" : "its holder still counts it, and keeps a priority that it inherits with other mutexes");
        }

        base.CheckDeletable(check);
    }

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
            if (HoldingTask != caller && HoldingTask is { } holder && holder != Actor(caller))
            {
                scheduler.Panics.Misuse(PanicKind.MutexNotHeld, $"task {caller.Name} called {call} (xSemaphoreGive) on the mutex {Name}, which task {holder} holds");
            }

            var yieldRequired = scheduler.PriorityDisinherit(HoldingTask);
            HoldingTask = null;
            Count = 1;
            Added(scheduler, yieldRequired: yieldRequired);
        }

        return given;
    }

    /// <summary>An interrupt takes it. FreeRTOS: <c>xQueueReceiveFromISR</c>.</summary>
    internal bool TakeFromISR(InterruptContext isr)
    {
        CheckInterrupt(isr, SemaphoreRows.TakeFromISR);
        var taken = Count != 0;
        Count = 0;
        return taken;
    }

    /// <summary>An interrupt gives it. FreeRTOS: <c>xQueueGiveFromISR</c>, which checks that no task holds it.</summary>
    internal bool GiveFromISR(InterruptContext isr)
    {
        CheckInterrupt(isr, SemaphoreRows.GiveFromISR);
        if (HoldingTask is { } holder)
        {
            Device.Misuse(
                PanicKind.MutexNotHeld, $"interrupt {isr.Number} called {SemaphoreRows.GiveFromISR} (xSemaphoreGiveFromISR) on the mutex {Name}, which task {holder} holds");
        }

        var given = Count == 0;
        if (given)
        {
            Count = 1;
            isr.HigherPriorityTaskWoken |= AddedFromISR(isr.Scheduler);
        }

        return given;
    }

    private void CheckInterrupt(InterruptContext isr, CallRow call)
    {
        isr.CheckObject(call, this);
        isr.Scheduler.Panics.MisuseUnlessLenient(
            KernelLeniency.MutexFromISR,
            PanicKind.WrongContext,
            $"interrupt {isr.Number} called {call} ({call.FreeRtosName}) on the mutex {Name}",
            "; an interrupt cannot hold a mutex: use a semaphore (ESP32EMU_MUTEX_FROM_ISR \"kernel\" does what FreeRTOS does)",
            "it has no holder, so no task inherits a priority");
    }
}
