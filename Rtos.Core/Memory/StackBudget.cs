namespace Rtos.Core;

/// <summary>What a task has used and may use of its stack, in bytes.</summary>
internal struct StackBudget(int size, HeapBlock memory)
{
    /// <summary>The size of a stack without a limit.</summary>
    internal const int NoLimit = int.MaxValue;

    /// <summary>The size of the stack.</summary>
    internal readonly int Size = size == 0 ? NoLimit : size;

    /// <summary>What it takes of the heap.</summary>
    internal readonly HeapBlock Memory = memory;

    /// <summary>The frames that are open now.</summary>
    internal int Depth = ObjectSizes.SavedContext;

    /// <summary>The deepest it ever was.</summary>
    internal int Peak = ObjectSizes.SavedContext;

    /// <summary>Bytes that were never used; 0 after an overflow. FreeRTOS: <c>uxTaskGetStackHighWaterMark</c>.</summary>
    internal readonly int HighWaterMark => Math.Max(0, Size - Peak);

    /// <summary>The size as reports tell it: 0 for no limit.</summary>
    internal readonly int ReportedSize => Size == NoLimit ? 0 : Size;

    /// <summary>Uses some bytes on top of the open frames; whether that was deeper than the stack, and deeper than ever.</summary>
    internal bool Touch(int bytes)
    {
        var depth = unchecked(Depth + bytes);
        if (depth <= Peak)
        {
            return false;
        }

        Peak = depth;
        return depth > Size;
    }
}
