namespace Rtos.Core;

/// <summary>One CPU core: its current task, its pending switch, its work in progress.</summary>
internal sealed class CpuCore(int index)
{
    /// <summary><see cref="WorkEnds"/> of a core that has no work.</summary>
    internal const long NoWork = long.MaxValue;

    internal int Index { get; } = index;

    internal CoreId Id => (CoreId)Index;

    /// <summary>The task the kernel takes for the one running here. FreeRTOS: <c>pxCurrentTCBs[ core ]</c>.</summary>
    internal Tcb? Current { get; set; }

    /// <summary>A switch has been requested of this core and not been made: the software interrupt is pending.</summary>
    internal bool SwitchPending { get; set; }

    /// <summary>The kernel's own note that a switch is due. FreeRTOS: <c>xYieldPending[ core ]</c>.</summary>
    internal bool YieldPending { get; set; }

    /// <summary>How many critical sections the current task is inside of; a switch waits until it is 0.</summary>
    internal int CriticalNesting { get; set; }

    /// <summary>Whether the current task has disabled the core's interrupts; counts as one critical section.</summary>
    internal bool InterruptsDisabled { get; set; }

    /// <summary>When the work in progress ends, or <see cref="NoWork"/>.</summary>
    internal long WorkEnds { get; set; } = NoWork;

    /// <summary>The idle task has halted the core until an interrupt or a switch request.</summary>
    internal bool IsHalted { get; set; }

    /// <summary>Since when the current task's running is not yet added to its run time.</summary>
    internal long SwitchedInAt { get; set; }

    /// <summary>The cycles that idle tasks have had here, up to the last switch.</summary>
    internal long IdleTime { get; set; }

    /// <summary>Whether the first <c>switch</c> line has been written.</summary>
    internal bool IsAnnounced { get; set; }

    /// <summary>How often the scheduler has been suspended for this core; upstream's one count stands on both. FreeRTOS: <c>uxSchedulerSuspended</c>.</summary>
    internal int SuspendedDepth { get; set; }

    internal bool IsSchedulerSuspended => SuspendedDepth != 0;

    internal bool SwitchDue => SwitchPending && CriticalNesting == 0;
}
