using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A mutex that its holder may take again; it is free once it has been given as many times. FreeRTOS: <c>xSemaphoreCreateRecursiveMutex</c>.</summary>
[FreeRtos("xSemaphoreCreateRecursiveMutex")]
public sealed class RtosRecursiveMutex : RtosMutexBase
{
    internal RtosRecursiveMutex(Device device, string name)
        : base(device, name)
    {
        TakeRecursiveCall = new MutexTakeOperation(this, recursive: true);
        GiveRecursiveCall = Operation.OkOrFail(SemaphoreRows.GiveRecursive, DoGiveRecursive, isCriticalSection: false, locks: (_, caller, ref _) => IsHeldByCaller(caller) && RecursiveCount == 1);
    }

    internal MutexTakeOperation TakeRecursiveCall { get; }

    internal Operation<bool> GiveRecursiveCall { get; }

    /// <summary>Takes the mutex, at once if the caller holds it already.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>Whether it was taken; false after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTakeRecursive</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xSemaphoreTakeRecursive"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> TakeRecursive(Ticks wait) => Call(TakeRecursiveCall, wait);

    /// <summary>Gives the mutex back once.</summary>
    /// <returns>Whether it was given; false if the caller does not hold it.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGiveRecursive</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xSemaphoreGiveRecursive"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> GiveRecursive() => Call(GiveRecursiveCall);

    private bool DoGiveRecursive(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        CheckStillLives(GiveRecursiveCall, caller);
        call.Result = IsHeldByCaller(caller) ? 1 : 0;
        if (IsHeldByCaller(caller) && --RecursiveCount == 0)
        {
            Give(scheduler, caller, SemaphoreRows.GiveRecursive);
            scheduler.MakeNotedYield();
        }

        return true;
    }
}
