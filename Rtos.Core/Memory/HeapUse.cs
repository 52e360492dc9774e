namespace Rtos.Core;

/// <summary>What a piece of the heap is used for.</summary>
public enum HeapUse
{
    /// <summary>A task's control block.</summary>
    TaskControlBlock,

    /// <summary>A task's stack.</summary>
    Stack,

    /// <summary>A kernel object: a queue with its items …</summary>
    KernelObject,
}
