namespace Rtos.Core;

/// <summary>A line of the heap report: who holds what.</summary>
/// <param name="Owner">The name of the task or object.</param>
/// <param name="Use">What for.</param>
/// <param name="Bytes">What was asked for, in bytes.</param>
public sealed record HeapEntry(string Owner, HeapUse Use, int Bytes);
