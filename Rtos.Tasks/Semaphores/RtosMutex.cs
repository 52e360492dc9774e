using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A mutex with priority inheritance. FreeRTOS: <c>xSemaphoreCreateMutex</c>.</summary>
[FreeRtos("xSemaphoreCreateMutex")]
public sealed class RtosMutex : RtosMutexBase, IRtosSemaphore
{
    internal RtosMutex(Device device, string name)
        : base(device, name)
    {
        TakeCall = new MutexTakeOperation(this, recursive: false);
        GiveCall = Operation.OkOrFail(SemaphoreRows.Give, DoGive, asksSchedulerState: true);
    }

    internal MutexTakeOperation TakeCall { get; }

    internal Operation<bool> GiveCall { get; }

    KernelOperation<bool> IRtosSemaphore.TakeCall => TakeCall;

    KernelOperation<bool> IRtosSemaphore.GiveCall => GiveCall;

    /// <summary>Takes the mutex, waiting while another task holds it; meanwhile the holder runs at least at the caller's priority.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>Whether it was taken; false after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTake</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xSemaphoreTake"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Take(Ticks wait)
    {
        var core = EnterAbout(TakeCall, out var caller);
        return ShortWay.IsOpen(core) && TryTake(caller)
            ? Made(core, caller, TakeCall, true)
            : Begin(core, caller, TakeCall, wait);
    }

    /// <summary>Gives the mutex back; with its last mutex a task loses the priority it has inherited.</summary>
    /// <returns>Whether it was given; false if nobody held it.</returns>
    /// <exception cref="DevicePanicException">Another task holds it; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGive</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xSemaphoreGive"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Give()
    {
        var core = EnterAbout(GiveCall, out var caller);
        return ShortWay.IsOpen(core)
            ? Made(core, caller, GiveCall, Give(Device.Scheduler, caller, SemaphoreRows.Give))
            : Begin(core, caller, GiveCall, Ticks.None);
    }

    private bool DoGive(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        CheckStillLives(GiveCall, caller);
        call.Result = Give(scheduler, caller, SemaphoreRows.Give) ? 1 : 0;
        return true;
    }
}
