using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A binary or counting semaphore. FreeRTOS: <c>SemaphoreHandle_t</c>.</summary>
[FreeRtos("SemaphoreHandle_t")]
public sealed class RtosSemaphore : RtosSemaphoreBase, IRtosSemaphore
{
    internal RtosSemaphore(Device device, string name, int maximum, int initial)
        : base(device, name, maximum, initial)
    {
        TakeCall = new TakeOperation(this);
        GiveCall = Operation.OkOrFail(SemaphoreRows.Give, DoGive, asksSchedulerState: true);
    }

    private protected override string DescribeCount() => string.Create(CultureInfo.InvariantCulture, $"count {Count} of {Length}");

    internal TakeOperation TakeCall { get; }

    internal Operation<bool> GiveCall { get; }

    // Rarely used: made when first asked for.
    internal Operation<bool> ResetCall => field ??= Operation.OkOrFail(QueueRows.Reset, DoReset);

    KernelOperation<bool> IRtosSemaphore.TakeCall => TakeCall;

    KernelOperation<bool> IRtosSemaphore.GiveCall => GiveCall;

    /// <summary>Decrements the count, waiting while it is 0.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>Whether it was taken; false after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTake</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xSemaphoreTake"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Take(Ticks wait)
    {
        var core = EnterAbout(TakeCall, out var caller);
        if (Count == 0 || !ShortWay.IsOpen(core))
        {
            return Begin(core, caller, TakeCall, wait);
        }

        Count--;
        return Made(core, caller, TakeCall, true);
    }

    /// <summary>Increments the count.</summary>
    /// <returns>Whether it was given; false if the count is at its highest.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGive</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xSemaphoreGive"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Give()
    {
        var core = EnterAbout(GiveCall, out var caller);
        return ShortWay.IsOpen(core)
            ? Made(core, caller, GiveCall, Give(Device.Scheduler))
            : Begin(core, caller, GiveCall, Ticks.None);
    }

    /// <summary>Decrements the count if it is not 0.</summary>
    /// <summary>Sets the count to 0.</summary>
    /// <returns>True.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>If the semaphore is in a queue set, its events stay there. FreeRTOS: <c>xQueueReset</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xQueueReset"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Reset() => Call(ResetCall);

    internal bool TryTake()
    {
        if (Count == 0)
        {
            return false;
        }

        Count--;
        return true;
    }

    /// <summary>Increments the count if it is not at its maximum.</summary>
    internal bool TryGive()
    {
        if (IsFull)
        {
            return false;
        }

        Count++;
        return true;
    }

    private bool DoGive(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        CheckStillLives(GiveCall, caller);
        call.Result = Give(scheduler) ? 1 : 0;
        return true;
    }

    private bool DoReset(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        Count = 0;
        call.Result = 1;
        return true;
    }

    private bool Give(Scheduler scheduler)
    {
        if (!TryGive())
        {
            return false;
        }

        Added(scheduler);
        return true;
    }
}

/// <summary>Takes a semaphore. FreeRTOS: <c>xQueueSemaphoreTake</c>.</summary>
internal sealed class TakeOperation(RtosSemaphore semaphore) : BlockingOperation<bool>(SemaphoreRows.Take, semaphore)
{
    internal override TraceValue Describe(in KernelCall call) => TraceValue.OkOrFail(call.Result != 0);

    internal override string? WaitsFor(in KernelCall call) => semaphore.Name;

    private protected override bool Try(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Result = semaphore.TryTake() ? 1 : 0;
        return call.Result != 0;
    }

    private protected override bool MustWait(ref KernelCall call) => semaphore.Count == 0;

    private protected override EventList WaitingList(ref KernelCall call) => semaphore.WaitingToReceive;

    private protected override void TimedOut(Scheduler scheduler, ref KernelCall call) => call.Result = 0;
}
