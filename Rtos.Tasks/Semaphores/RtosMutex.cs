using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A mutex with priority inheritance. FreeRTOS: <c>xSemaphoreCreateMutex</c>.</summary>
public class RtosMutex : RtosQueueBase
{
    internal RtosMutex(Device device, string name)
        : base(device, name, 1, ObjectSizes.Queue)
    {
        Count = 1;
        TakeCall = new MutexTakeOperation(this, recursive: false);
        GiveCall = Operation.OkOrFail("give", "xSemaphoreGive", (s, caller, ref c) =>
        {
            c.Result = Give(s, caller, "give") ? 1 : 0;
            return true;
        }, asksSchedulerState: true);
        CountCall = SemaphoreCalls.Count(this);
        HolderCall = new HolderOperation(this);
    }

    /// <summary>The task that holds the mutex, as an observer sees it, or null.</summary>
    public RtosTask? Holder => HoldingTask?.Handle as RtosTask;

    internal Tcb? HoldingTask { get; set; }

    /// <summary>How often the holder has taken it, for recursive mutexes.</summary>
    internal int RecursiveCount { get; set; }

    internal MutexTakeOperation TakeCall { get; }

    internal Operation<bool> GiveCall { get; }

    internal Operation<int> CountCall { get; }

    internal HolderOperation HolderCall { get; }

    /// <summary>Takes the mutex, waiting while another task holds it; the holder runs at least at the caller's priority meanwhile.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> without a limit.</param>
    /// <returns>Whether it was taken; false after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTake</c>. Blocks: yes. From: task.</remarks>
    public RtosCall<bool> Take(Ticks wait) => Call(TakeCall, wait);

    /// <summary>Gives the mutex back; with its last mutex a task loses the priority it has inherited.</summary>
    /// <returns>Whether it was given; false when nobody held it.</returns>
    /// <exception cref="DevicePanicException">Another task holds it; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGive</c>. Blocks: no. From: task.</remarks>
    public RtosCall<bool> Give() => Call(GiveCall);

    /// <summary>Asks whether the mutex is free.</summary>
    /// <returns>1 when it is, otherwise 0.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxSemaphoreGetCount</c>. Blocks: no. From: task.</remarks>
    public RtosCall<int> GetCount() => Call(CountCall);

    /// <summary>Asks who holds the mutex.</summary>
    /// <returns>The task, or null.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGetMutexHolder</c>. Blocks: no. From: task.</remarks>
    public RtosCall<RtosTask?> GetHolder() => Call(HolderCall);

    internal override bool IsHeldBy(Tcb task) => HoldingTask == task;

    internal override string? WhyNotDeletable() =>
        HoldingTask is { } holder ? $"task {holder.Name} holds it" : base.WhyNotDeletable();

    internal bool TryTake(Scheduler scheduler)
    {
        if (Count == 0)
        {
            return false;
        }

        Count = 0;
        HoldingTask = scheduler.IncrementMutexHeldCount();
        return true;
    }

    /// <summary>FreeRTOS: <c>xQueueGenericSend</c> of a mutex.</summary>
    internal bool Give(Scheduler scheduler, Tcb caller, string call)
    {
        var given = Count == 0;
        if (given)
        {
            if (HoldingTask != caller)
            {
                scheduler.Device.Misuse($"task {caller.Name} called {call} (xSemaphoreGive) on the mutex {Name}, which task {HoldingTask} holds");
            }

            var yieldRequired = scheduler.PriorityDisinherit(HoldingTask);
            HoldingTask = null;
            Count = 1;
            Added(scheduler, yieldRequired: yieldRequired);
        }

        scheduler.ExitCritical();
        return given;
    }
}

/// <summary>Asks for the holder of a mutex, which stands in <c>Target</c>.</summary>
internal sealed class HolderOperation(RtosMutex mutex) : KernelOperation<RtosTask?>
{
    internal override string Name => "holder";

    internal override string FreeRtosName => "xSemaphoreGetMutexHolder";

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Target = mutex.HoldingTask;
        scheduler.ExitCritical();
        return true;
    }

    internal override RtosTask? Read(ref KernelCall call) => (call.Target as Tcb)?.Handle as RtosTask;

    internal override TraceValue Describe(in KernelCall call) => TraceValue.Text((call.Target as Tcb)?.Name ?? "none");
}

/// <summary>Takes a mutex. FreeRTOS: <c>xQueueSemaphoreTake</c>, <c>xQueueTakeMutexRecursive</c>.</summary>
internal sealed class MutexTakeOperation(RtosMutex mutex, bool recursive) : BlockingOperation<bool>
{
    internal override string Name => recursive ? "takeRecursive" : "take";

    internal override string FreeRtosName => recursive ? "xSemaphoreTakeRecursive" : "xSemaphoreTake";

    internal override bool Read(ref KernelCall call) => call.Result != 0;

    internal override TraceValue Describe(in KernelCall call) => TraceValue.OkOrFail(call.Result != 0);

    internal override string? WaitsFor(in KernelCall call) => mutex.Name;

    private protected override bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        if (!(recursive && mutex.HoldingTask == caller) && !mutex.TryTake(scheduler))
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
