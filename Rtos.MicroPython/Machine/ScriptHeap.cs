namespace Rtos.MicroPython;

/// <summary>The board's Python heap: what has been allocated since the last collection, and what that found in use.</summary>
/// <remarks>
/// Objects are not placed anywhere: only their sizes count. A collection adds up what is reachable from the machine's roots. It happens at
/// points that depend only on the script, so that it is the same in every run.
/// </remarks>
internal sealed class ScriptHeap(Machine machine, long size)
{
    /// <summary>The size of the heap, in bytes.</summary>
    internal long Size { get; } = size;

    /// <summary>The allocated bytes, including garbage.</summary>
    internal long Allocated { get; private set; }

    internal long Free => Math.Max(0, Size - Allocated);

    /// <summary>Whether a full heap is collected automatically: <c>gc.enable()</c>.</summary>
    internal bool IsAutomatic { get; set; } = true;

    /// <summary>The number of allocated bytes after which the heap is collected even if there is room; -1 for never: <c>gc.threshold()</c>.</summary>
    internal long Threshold { get; set; } = -1;

    /// <summary>The number of <c>micropython.heap_lock()</c> calls of the running thread without a matching unlock.</summary>
    internal int Locks
    {
        get => machine.Current?.HeapLocks ?? 0;
        set => machine.Current.HeapLocks = value;
    }

    /// <summary>The number of collections.</summary>
    internal int Collections { get; private set; }

    /// <summary>The mark that the last collection gave to the objects it found.</summary>
    internal int LastMark { get; private set; }

    private long SinceCollection { get; set; }

    /// <summary>Allocates bytes.</summary>
    /// <exception cref="ScriptError">There is no room even after a collection, or the heap is locked: a MemoryError.</exception>
    internal void Charge(long bytes)
    {
        if (bytes <= 0)
        {
            Allocated += bytes;
            return;
        }

        Work(bytes);
        if (Locks > 0)
        {
            throw ScriptError.Of(Types.MemoryError, "memory allocation failed, heap is locked");
        }

        Allocated += bytes;
        SinceCollection += bytes;
        if (Allocated > Size || (Threshold >= 0 && SinceCollection >= Threshold))
        {
            Full(bytes);
        }
    }

    /// <summary>Ensures that bytes could be allocated, before something large is made.</summary>
    /// <exception cref="ScriptError">They could not: a MemoryError.</exception>
    internal void Reserve(long bytes)
    {
        if (bytes > Size)
        {
            Work(Size);
            throw NoMemory(bytes);
        }

        Charge(bytes);
        Allocated -= bytes;
    }

    /// <summary>Adds up the bytes in use; the rest is free.</summary>
    internal void Collect()
    {
        Collections++;
        SinceCollection = 0;
        Allocated = machine.Roots.Measure(++LastMark);
        HostWork.Charge(Allocated / ObjectBytes.Block);
    }

    // Large objects take time to be filled.
    private static void Work(long bytes)
    {
        const int Large = 1024;
        if (bytes > Large)
        {
            HostWork.Charge(bytes / ObjectBytes.Block);
        }
    }

    private void Full(long bytes)
    {
        if (IsAutomatic || Threshold >= 0)
        {
            Collect();
            Allocated += bytes;
        }

        if (Allocated > Size)
        {
            Allocated -= bytes;
            throw NoMemory(bytes);
        }
    }

    private static ScriptError NoMemory(long bytes) =>
        ScriptError.Of(Types.MemoryError, FormattableString.Invariant($"memory allocation failed, allocating {bytes} bytes"));
}
