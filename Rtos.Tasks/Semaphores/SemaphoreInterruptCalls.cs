using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of an interrupt service routine about semaphores and mutexes: those whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>None of them waits. If a call has woken a task, the switch to it is made when the routine ends.</remarks>
public static class SemaphoreInterruptCalls
{
    /// <summary>Increments the count of a semaphore.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="semaphore">The semaphore.</param>
    /// <returns>Whether it was given; false if the count is at its highest.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xSemaphoreGiveFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool GiveFromISR(this InterruptContext isr, RtosSemaphore semaphore)
    {
        isr.CheckObject(SemaphoreRows.GiveFromISR, semaphore);
        var given = semaphore.TryGive();
        if (given)
        {
            isr.HigherPriorityTaskWoken |= semaphore.AddedFromISR(isr.Scheduler);
        }

        isr.Returned(SemaphoreRows.GiveFromISR, TraceValue.OkOrFail(given));
        return given;
    }

    /// <summary>Decrements the count of a semaphore, if it is not 0.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="semaphore">The semaphore.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTakeFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xSemaphoreTakeFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool TakeFromISR(this InterruptContext isr, RtosSemaphore semaphore)
    {
        isr.CheckObject(SemaphoreRows.TakeFromISR, semaphore);
        var taken = semaphore.TryTake();
        isr.Returned(SemaphoreRows.TakeFromISR, TraceValue.OkOrFail(taken));
        return taken;
    }

    /// <summary>Gives a mutex that no task holds, which is a mistake: see <see cref="KernelLeniency.MutexFromISR"/>.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="mutex">The mutex.</param>
    /// <returns>Whether it was given; false if it was free.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">A task holds it; or the mistake is not let pass.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xSemaphoreGiveFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool GiveFromISR(this InterruptContext isr, RtosMutexBase mutex)
    {
        ArgumentNullException.ThrowIfNull(mutex);
        var given = mutex.GiveFromISR(isr);
        isr.Returned(SemaphoreRows.GiveFromISR, TraceValue.OkOrFail(given));
        return given;
    }

    /// <summary>Takes a mutex, which then has no holder. That is a mistake: see <see cref="KernelLeniency.MutexFromISR"/>.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="mutex">The mutex.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">The mistake is not let pass.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreTakeFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xSemaphoreTakeFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool TakeFromISR(this InterruptContext isr, RtosMutexBase mutex)
    {
        ArgumentNullException.ThrowIfNull(mutex);
        var taken = mutex.TakeFromISR(isr);
        isr.Returned(SemaphoreRows.TakeFromISR, TraceValue.OkOrFail(taken));
        return taken;
    }

    /// <summary>Asks who holds a mutex.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="mutex">The mutex.</param>
    /// <returns>The task, or null.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xSemaphoreGetMutexHolderFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xSemaphoreGetMutexHolderFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static RtosTask? HolderFromISR(this InterruptContext isr, RtosMutexBase mutex)
    {
        isr.CheckObject(SemaphoreRows.HolderFromISR, mutex);
        isr.Returned(SemaphoreRows.HolderFromISR, TraceValue.Text(mutex.HoldingTask?.Name ?? "none"));
        return mutex.Holder;
    }
}
