namespace Rtos.Core;

/// <summary>A lock that a core owns over time, and for which the other core stands still. FreeRTOS: <c>portGET_TASK_LOCK</c>, <c>portGET_ISR_LOCK</c>. ESP-IDF: <c>spinlock_t</c>.</summary>
internal sealed class CoreLock
{
    /// <summary>The core that owns it, or null.</summary>
    internal CpuCore? Owner { get; private set; }

    /// <summary>How many times its owner has taken it.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether another core owns it.</summary>
    internal bool IsTakenFrom(CpuCore core) => Owner is not null && Owner != core;

    /// <summary>A core takes it, for the first time or once more.</summary>
    internal void Take(CpuCore core)
    {
        Owner = core;
        Count++;
    }

    /// <summary>Its owner gives it back once. Returns whether it is free now.</summary>
    internal bool Give()
    {
        if (--Count != 0)
        {
            return false;
        }

        Owner = null;
        return true;
    }
}
