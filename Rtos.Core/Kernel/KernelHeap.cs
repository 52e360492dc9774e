namespace Rtos.Core;

/// <summary>The heap as the kernel uses it: failed requests are reported to the application. FreeRTOS: <c>pvPortMalloc</c>.</summary>
internal sealed class KernelHeap(long bytes, DeviceHooks hooks)
{
    internal Heap Heap { get; } = new(bytes);

    /// <summary>Takes memory, or reports to the application that there is none. FreeRTOS: <c>vApplicationMallocFailedHook</c>.</summary>
    internal HeapBlock? AllocateOrReport(int bytes, ObjectMemory memory)
    {
        var block = Heap.TryAllocate(bytes, memory);
        if (block is null)
        {
            hooks.CallMallocFailed();
        }

        return block;
    }

    internal void Release(HeapBlock block) => Heap.Release(block);

    /// <summary>Checks that there is memory for a large object before it is made: the host should not make what the device refuses.</summary>
    /// <exception cref="DeviceMemoryException">The heap has no room for it.</exception>
    internal void CheckRoomFor(string name, int bytes, ObjectMemory memory)
    {
        if (memory == ObjectMemory.Heap && Heap.Cost(bytes) > Heap.Free)
        {
            hooks.CallMallocFailed();
            throw NoRoomFor(name, Heap.Cost(bytes));
        }
    }

    /// <summary>The exception for an object that does not fit in the heap.</summary>
    /// <param name="name">The object.</param>
    /// <param name="cost">The bytes that it takes, including the headers of its pieces.</param>
    internal DeviceMemoryException NoRoomFor(string name, long cost) => new(
        $"errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY: {name} needs {cost} bytes of heap, {Heap.Free} are free");
}
