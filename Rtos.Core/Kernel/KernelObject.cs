using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>A kernel object other than a task, with its place in the heap.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class KernelObject
{
    internal KernelObject(Device device, string name, int sizeBytes)
    {
        Device = device;
        Gate = device.Calls;
        Name = name;
        SizeBytes = sizeBytes;
    }

    /// <summary>The device to which it belongs.</summary>
    public Device Device { get; }

    /// <summary>The gate of its calls into the kernel.</summary>
    internal CallGate Gate { get; }

    /// <summary>Its name in reports; in C only timers have one. FreeRTOS: <c>pcTimerGetName</c>.</summary>
    [FreeRtos("pcTimerGetName")]
    public string Name { get; }

    /// <summary>The memory it takes from the heap, without the header of the piece.</summary>
    /// <value>Bytes.</value>
    public int SizeBytes { get; }

    /// <summary>Whether its memory is the application's rather than the heap's.</summary>
    /// <remarks>
    /// FreeRTOS: <c>xQueueGetStaticBuffers</c>, <c>xSemaphoreGetStaticBuffer</c>, <c>xEventGroupGetStaticBuffer</c>,
    /// <c>xStreamBufferGetStaticBuffers</c>, <c>xMessageBufferGetStaticBuffers</c>, <c>xTimerGetStaticBuffer</c>.
    /// </remarks>
    [FreeRtos(
        "xQueueGetStaticBuffers", "xSemaphoreGetStaticBuffer", "xEventGroupGetStaticBuffer", "xStreamBufferGetStaticBuffers",
        "xMessageBufferGetStaticBuffers", "xTimerGetStaticBuffer")]
    public bool IsStatic => Memory == HeapBlock.None;

    /// <summary>Whether it has been deleted and can no longer be used.</summary>
    public bool IsDeleted => DeletedBy is not null;

    /// <summary>Its name and its state, for debuggers and messages: <c>samples: 2 of 8 items, 1 waiting</c>.</summary>
    public sealed override string ToString() => $"{Name}: {(IsDeleted ? $"deleted by {DeletedBy}" : DescribeState())}";

    /// <summary>Its state in a few words; only called while it is not deleted.</summary>
    internal abstract string DescribeState();

    /// <summary>The number of tasks that wait for it, as the end of its state.</summary>
    internal static string WaitingText(int tasks) => tasks == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {tasks} waiting");

    /// <summary>The name of the code that deleted it; null while it exists.</summary>
    internal string? DeletedBy { get; set; }

    /// <summary>
    /// Whether it was deleted while a task waited for it, and that was let pass: the calls in progress continue, as those of the
    /// kernels do in memory that nobody has used again.
    /// </summary>
    internal bool IsStillAwaited { get; set; }

    internal HeapBlock Memory { get; set; }

    /// <summary>Its index among the objects of the device; null once it is deleted.</summary>
    internal LinkedListNode<KernelObject>? Place { get; set; }

    /// <summary>Reports each reason why the object should not be deleted now.</summary>
    internal virtual void CheckDeletable(in DeletionCheck check)
    {
    }

    /// <summary>The items that the host can put into it; null if none.</summary>
    internal virtual Type? ItemType => null;

    /// <summary>Its fill level and capacity, in items, counts or bytes; null if it holds nothing.</summary>
    internal virtual (int Count, int Length)? Fill => null;

    /// <summary>Further details for reports: the holder of a mutex, the bits of an event group; null if there are none.</summary>
    internal virtual string? Condition => null;

    /// <summary>Puts in an item that comes from the host; false if the object is full.</summary>
    internal virtual bool PutFromISR(InterruptContext isr, object item) => false;

    /// <summary>The object has been deleted: returns the numbers of its event lists.</summary>
    internal virtual void ReleaseLists(TaskTable table)
    {
    }

    /// <summary>Whether it is a mutex that the task holds.</summary>
    internal virtual bool IsHeldBy(Tcb task) => false;

    /// <summary>Begins a call of a task about the object, which must not be deleted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb EnterAbout(KernelOperation operation)
    {
        var caller = Gate.EnterWhole(operation);
        CheckLives(operation);
        return caller;
    }

    /// <summary>The same for a call whose result is not read through its operation: see <see cref="CallGate.Enter(KernelOperation, out Tcb)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal CpuCore EnterAbout(KernelOperation operation, out Tcb caller)
    {
        var core = Gate.Enter(operation, out caller);
        CheckLives(operation);
        return core;
    }

    /// <summary>The call that deletes the object; null where there is none of its own, as for timers.</summary>
    internal virtual KernelOperation? DeleteCall => null;

    private void CheckLives(KernelOperation operation)
    {
        if (IsDeleted)
        {
            RefuseDeleted(operation.Name);
        }
    }

    /// <summary>Checks a call of an interrupt about the object, which must not be deleted.</summary>
    internal void ThrowIfDeleted(string call)
    {
        if (IsDeleted)
        {
            Gate.Scheduler.Panics.Misuse(PanicKind.UseAfterDelete, $"{call}: {Name} has been deleted by {DeletedBy}");
        }
    }

    /// <summary>
    /// A call about the object is stepped again after the task has waited or has been switched out. The object may have been
    /// deleted meanwhile, as nobody was on its lists any more. The kernels would work on freed memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckStillLives(KernelOperation operation, Tcb caller)
    {
        if (IsDeleted)
        {
            RefuseDeletedMeanwhile(operation, caller);
        }
    }

    // A new call of a task.
    private void RefuseDeleted(string call) => Gate.Scheduler.Panics.Refuse(PanicKind.UseAfterDelete, $"{call}: {Name} has been deleted by {DeletedBy}");

    private void RefuseDeletedMeanwhile(KernelOperation operation, Tcb caller)
    {
        if (!IsStillAwaited)
        {
            Gate.Scheduler.Panics.Misuse(
                PanicKind.UseAfterDelete,
                $"task {caller.Name} is in {operation.Name} ({operation.FreeRtosName}) about {Name}, which {DeletedBy} has deleted in the meantime; "
                + "delete an object only when no task uses it");
        }
    }
}
