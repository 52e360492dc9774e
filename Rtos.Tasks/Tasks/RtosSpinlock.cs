using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The lock of a critical section in ESP-IDF. ESP-IDF: <c>portMUX_TYPE</c>, <c>portMUX_INITIALIZE</c>.</summary>
/// <remarks>
/// With ESP-IDF's kernel on two cores, a core that needs a lock which the other core owns stands still until it is free: the task
/// that asked keeps the core, and its interrupts are masked. The other kernels exclude the cores from each other without it.
/// </remarks>
[EspIdf("portMUX_TYPE", "portMUX_INITIALIZE")]
public sealed class RtosSpinlock
{
    /// <summary>The task that holds the lock, or null.</summary>
    public RtosTask? Owner => Lock.Owner?.Current?.Handle as RtosTask;

    /// <summary>The number of times its owner has entered it.</summary>
    public int Nesting => Lock.Count;

    internal CoreLock Lock { get; } = new();
}
