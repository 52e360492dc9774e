using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>What binary semaphores, counting semaphores and mutexes have in common. FreeRTOS: <c>SemaphoreHandle_t</c>.</summary>
/// <remarks>The kernel's own objects implement it: <see cref="RtosSemaphore"/> and <see cref="RtosMutex"/>.</remarks>
[FreeRtos("SemaphoreHandle_t")]
public interface IRtosSemaphore
{
    /// <summary>The name in traces and reports.</summary>
    string Name { get; }

    /// <summary>Takes it, waiting while it cannot be taken.</summary>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>Whether it was taken; false after a time-out.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTake</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xSemaphoreTake"), CallFrom(Caller.Task, Blocks.Yes)]
    RtosCall<bool> Take(Ticks wait);

    /// <summary>Gives it.</summary>
    /// <returns>Whether it was given; false for a semaphore whose count is at its highest, or a mutex that nobody holds.</returns>
    /// <exception cref="DevicePanicException">Another task holds the mutex; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGive</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xSemaphoreGive"), CallFrom(Caller.Task, Blocks.No)]
    RtosCall<bool> Give();

    /// <summary>Asks how many times it can be taken without waiting.</summary>
    /// <returns>The count of a semaphore; for a mutex 1 when it is free, otherwise 0.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxSemaphoreGetCount</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxSemaphoreGetCount"), CallFrom(Caller.Task, Blocks.No)]
    RtosCall<int> GetCount();

    internal KernelOperation<bool> TakeCall { get; }

    internal KernelOperation<bool> GiveCall { get; }
}
