namespace Rtos.Core;

/// <summary>Mistakes that FreeRTOS does not check. Each is a panic, or is let pass as the kernel lets it pass, with a <see cref="DeviceDiagnostic"/>.</summary>
/// <remarks>What the kernels themselves check (<c>configASSERT</c>) is always a panic. docs/strictness.md says what happens after each mistake.</remarks>
[Flags]
public enum KernelLeniency
{
    /// <summary>All of them are panics.</summary>
    None = 0,

    /// <summary>A task is deleted, or ends, while it holds a mutex. The mutex stays locked forever.</summary>
    DeleteMutexHolder = 1,

    /// <summary>A mutex is deleted while a task holds it.</summary>
    DeleteHeldMutex = 2,

    /// <summary>
    /// An object is deleted for which a task waits: a stream or message buffer, and in ESP-IDF also a queue, a semaphore, a mutex or a
    /// queue set. Nothing wakes the task, except its time-out. FreeRTOS V11 checks the latter with <c>configASSERT</c>.
    /// </summary>
    DeleteAwaitedObject = 4,

    /// <summary>A queue or semaphore is deleted while it belongs to a queue set. The set may still return it.</summary>
    DeleteSetMember = 8,

    /// <summary>A task is to run on none of the cores that exist (kernel smp): see <see cref="CoreAffinity.FromAnyMask"/>. It never runs.</summary>
    AffinityWithoutCore = 16,

    /// <summary>An interrupt takes or gives a mutex. The mutex then has no holder. Giving one that a task holds is always a panic.</summary>
    MutexFromISR = 32,

    /// <summary>A thread-local storage pointer that does not exist is read or set. It reads as null, and setting it does nothing.</summary>
    StorageIndexOutOfRange = 64,
}
