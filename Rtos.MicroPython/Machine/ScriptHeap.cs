namespace Rtos.MicroPython;

/// <summary>The board's Python heap: what has been given out since the last collection, and what that found in use.</summary>
internal sealed class ScriptHeap(Machine machine, long size)
{
    private readonly Machine _machine = machine;

    /// <summary>The size of the heap, in bytes.</summary>
    internal long Size { get; } = size;

    /// <summary>What is given out, garbage included.</summary>
    internal long Allocated { get; private set; }

    internal long Free => Math.Max(0, Size - Allocated);

    /// <summary>Gives out so many bytes.</summary>
    internal void Charge(long bytes) => Allocated += bytes;
}
