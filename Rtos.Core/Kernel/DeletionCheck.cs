namespace Rtos.Core;

/// <summary>A task is about to delete an object: stops the device for each reason why it should not, or lets it pass as the kernel does.</summary>
internal readonly struct DeletionCheck(Scheduler scheduler, Tcb caller, KernelObject item, string freeRtosName)
{
    /// <summary>A task waits for the object, which the kernel does not check.</summary>
    internal void Awaited()
    {
        Fails(KernelLeniency.DeleteAwaitedObject, "a task waits for it", "only its time-out can wake that task");
        item.IsStillAwaited = true;
    }

    /// <summary>The same for a queue: FreeRTOS V11 checks it.</summary>
    internal void QueueAwaited()
    {
        if (scheduler.Traits.ChecksDeletedQueues)
        {
            Fails(KernelLeniency.None, "a task waits for it", "");
        }

        Awaited();
    }

    /// <summary>There is a reason.</summary>
    /// <param name="place">What lets it pass; <see cref="KernelLeniency.None"/> if the kernel checks it, too.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="then">What follows in the kernel.</param>
    /// <exception cref="DevicePanicException">It is not let pass.</exception>
    internal void Fails(KernelLeniency place, string reason, string then) => scheduler.Panics.MisuseUnlessLenient(
        place, PanicKind.InUse, $"task {caller.Name} called deleteObject ({freeRtosName}) on {item.Name}: {reason}", "", then);
}
