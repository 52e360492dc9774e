using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The base of semaphores and mutexes of all kinds: a count and no items. FreeRTOS: <c>SemaphoreHandle_t</c>.</summary>
[FreeRtos("SemaphoreHandle_t")]
public abstract class RtosSemaphoreBase : RtosQueueBase
{
    private protected RtosSemaphoreBase(Device device, string name, int maximum, int initial)
        : base(device, name, maximum, ObjectSizes.Queue)
    {
        Count = initial;
        CountCall = Operation.Count(SemaphoreRows.Count, DoCount);
    }

    internal Operation<int> CountCall { get; }

    // Rarely used: made when first asked for.
    internal Operation<int> SpacesCall => field ??= Operation.Count(QueueRows.Spaces, DoSpaces);

    /// <summary>Asks for the count.</summary>
    /// <returns>0 to <see cref="RtosQueueBase.Length"/>; for a mutex 1 when it is free, otherwise 0.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxSemaphoreGetCount</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxSemaphoreGetCount"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> GetCount() => Call(CountCall);

    /// <summary>Asks how many times it can be given until its count is at the highest.</summary>
    /// <returns>0 to <see cref="RtosQueueBase.Length"/>; for a mutex 1 while a task holds it, otherwise 0.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxQueueSpacesAvailable</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxQueueSpacesAvailable"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> SpacesAvailable() => Call(SpacesCall);

    private bool DoCount(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Result = Count;
        return true;
    }

    private bool DoSpaces(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        call.Result = Length - Count;
        return true;
    }
}
