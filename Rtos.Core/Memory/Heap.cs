namespace Rtos.Core;

/// <summary>A piece of the device's heap.</summary>
internal readonly record struct HeapBlock(int Bytes)
{
    /// <summary>Memory that is not the heap's.</summary>
    internal static HeapBlock None => new(-1);

    /// <summary>Where the memory came from.</summary>
    internal ObjectMemory Source => this == None ? ObjectMemory.Static : ObjectMemory.Heap;
}

/// <summary>The device's memory for control blocks, stacks and kernel objects: sizes are counted, nothing is stored.</summary>
/// <remarks>FreeRTOS: <c>pvPortMalloc</c>, <c>vPortFree</c>, <c>vPortGetHeapStats</c>, <c>HeapStats_t</c>. Each piece is rounded up to 4 bytes and has a header of 4.</remarks>
[FreeRtos("pvPortMalloc", "vPortFree", "vPortGetHeapStats", "HeapStats_t")]
public sealed class Heap
{
    private const int HeaderBytes = 4;

    private long _used;
    private long _peak;

    internal Heap(long size) => Size = size;

    /// <summary>The size of the heap.</summary>
    /// <value>Bytes; 0 is no limit.</value>
    public long Size { get; }

    /// <summary>The bytes in use, headers included.</summary>
    public long Used => _used;

    /// <summary>The bytes that are free; <see cref="long.MaxValue"/> without a limit. FreeRTOS: <c>xPortGetFreeHeapSize</c>.</summary>
    [FreeRtos("xPortGetFreeHeapSize")]
    public long Free => Size == 0 ? long.MaxValue : Size - _used;

    /// <summary>The fewest bytes that were ever free; <see cref="long.MaxValue"/> without a limit. FreeRTOS: <c>xPortGetMinimumEverFreeHeapSize</c>.</summary>
    [FreeRtos("xPortGetMinimumEverFreeHeapSize")]
    public long MinimumEverFree => Size == 0 ? long.MaxValue : Size - _peak;

    /// <summary>What a request of so many bytes takes from the heap.</summary>
    /// <param name="bytes">Bytes, not negative.</param>
    /// <returns>Bytes, rounded up to 4, with the header.</returns>
    public static long Cost(int bytes) => ((bytes + 3L) & ~3L) + HeaderBytes;

    /// <summary>Begins the watch for the fewest free bytes again, with those that are free now.</summary>
    /// <remarks>FreeRTOS: <c>xPortResetHeapMinimumEverFreeHeapSize</c>.</remarks>
    [FreeRtos("xPortResetHeapMinimumEverFreeHeapSize")]
    public void ResetMinimumEverFree() => _peak = _used;

    /// <summary>Whether there was no room for a request.</summary>
    internal bool HasRefused { get; private set; }

    internal HeapBlock? TryAllocate(int bytes, ObjectMemory memory = ObjectMemory.Heap)
    {
        if (memory == ObjectMemory.Static)
        {
            return HeapBlock.None;
        }

        var cost = Cost(bytes);
        if (Size != 0 && _used + cost > Size)
        {
            HasRefused = true;
            return null;
        }

        _used += cost;
        _peak = Math.Max(_peak, _used);
        return new HeapBlock(bytes);
    }

    internal void Release(HeapBlock block) => _used -= block == HeapBlock.None ? 0 : Cost(block.Bytes);
}
