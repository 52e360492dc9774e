namespace Rtos.Core;

/// <summary>Where a core stands still until a lock is free.</summary>
internal enum StandPlace
{
    /// <summary>In a call of its task.</summary>
    Call,

    /// <summary>At the beginning of a context switch.</summary>
    Switch,

    /// <summary>In an interrupt.</summary>
    Interrupt,
}
