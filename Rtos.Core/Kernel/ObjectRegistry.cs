namespace Rtos.Core;

/// <summary>The kernel objects of a device other than its tasks.</summary>
internal sealed class ObjectRegistry(Scheduler scheduler, DeviceUse use)
{
    // An object knows its index, so that any number of them can be deleted quickly.
    private readonly LinkedList<KernelObject> _objects = new();

    /// <summary>All objects that are not deleted, in order of creation.</summary>
    internal IReadOnlyCollection<KernelObject> All => _objects;

    /// <summary>Checks that the host or a task makes an object. An interrupt would allocate memory, which no kernel allows.</summary>
    internal void CheckMayCreate(string name)
    {
        use.CheckMayChange("a kernel object was to be created");
        if (scheduler.Code.Context == CodeContext.Interrupt)
        {
            scheduler.Panics.Misuse(PanicKind.WrongContext, $"{name} is to be created by {RunningCode.NameOf(scheduler.Code.Interrupt)}; create it in the host or in a task");
        }
    }

    /// <summary>Takes the memory of a new object.</summary>
    /// <exception cref="DeviceMemoryException">The heap has no room for it.</exception>
    internal void Register(KernelObject made, ObjectMemory memory = ObjectMemory.Heap)
    {
        made.Memory = scheduler.Heap.AllocateOrReport(made.SizeBytes, memory)
            ?? throw scheduler.Heap.NoRoomFor(made.Name, Heap.Cost(made.SizeBytes));
        made.Place = _objects.AddLast(made);
    }

    /// <summary>A task deletes an object with a kernel call. FreeRTOS: <c>vPortFree</c> at the end of <c>vQueueDelete</c> and the like.</summary>
    internal void Delete(KernelObject deleted)
    {
        Unregister(deleted);
        scheduler.LeaveHeap(deleted.Memory.Source);
    }

    /// <summary>An object is deleted: frees its memory and its lists.</summary>
    internal void Unregister(KernelObject deleted)
    {
        deleted.DeletedBy = scheduler.Code.Context == CodeContext.Host ? "the host" : $"task {scheduler.Current.Name}";
        if (!deleted.IsStillAwaited)
        {
            deleted.ReleaseLists(scheduler.Table);
        }

        scheduler.Heap.Release(deleted.Memory);
        _objects.Remove(deleted.Place!);
        deleted.Place = null;
    }
}
