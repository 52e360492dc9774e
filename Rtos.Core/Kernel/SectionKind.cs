namespace Rtos.Core;

/// <summary>Why a core did not switch, or did nothing, for a time.</summary>
public enum SectionKind
{
    /// <summary>A task was in a critical section, or had disabled interrupts.</summary>
    CriticalSection,

    /// <summary>A task had suspended the scheduler.</summary>
    SuspendedScheduler,

    /// <summary>The core stood still until the other one had freed a lock.</summary>
    Standing,

    /// <summary>An interrupt was in progress.</summary>
    Interrupt,
}
