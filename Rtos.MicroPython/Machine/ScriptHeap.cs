namespace Rtos.MicroPython;

/// <summary>The board's Python heap: what has been given out since the last collection, and what that found in use.</summary>
/// <remarks>
/// Objects are not placed anywhere: only their sizes count. A collection adds up what the machine's roots reach. It comes at
/// points that depend on nothing but the script, so that it is the same in every run.
/// </remarks>
internal sealed class ScriptHeap(Machine machine, long size)
{
    /// <summary>The size of the heap, in bytes.</summary>
    internal long Size { get; } = size;

    /// <summary>What is given out, garbage included.</summary>
    internal long Allocated { get; private set; }

    internal long Free => Math.Max(0, Size - Allocated);

    /// <summary>Whether a full heap is collected by itself: <c>gc.enable()</c>.</summary>
    internal bool IsAutomatic { get; set; } = true;

    /// <summary>After so many bytes given out the heap is collected even if there is room; -1 for never: <c>gc.threshold()</c>.</summary>
    internal long Threshold { get; set; } = -1;

    /// <summary>How often the running thread has called <c>micropython.heap_lock()</c> without its counterpart.</summary>
    internal int Locks
    {
        get => machine.Current?.HeapLocks ?? 0;
        set => machine.Current.HeapLocks = value;
    }

    /// <summary>How often it was collected.</summary>
    internal int Collections { get; private set; }

    /// <summary>What the last collection has marked the objects with that it found.</summary>
    internal int LastMark { get; private set; }

    private long SinceCollection { get; set; }

    /// <summary>Gives out so many bytes.</summary>
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

    /// <summary>Makes sure that so many bytes could be given out, before something large is made.</summary>
    /// <exception cref="ScriptError">They cannot: a MemoryError.</exception>
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

    /// <summary>Adds up what is in use; what is not is free.</summary>
    internal void Collect()
    {
        Collections++;
        SinceCollection = 0;
        Allocated = machine.Roots.Measure(++LastMark);
        HostWork.Charge(Allocated / ObjectBytes.Block);
    }

    // What is large takes time to be filled.
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
