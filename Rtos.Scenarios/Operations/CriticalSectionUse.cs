namespace Rtos.Scenarios;

/// <summary>Whether an operation may be used between <c>enterCritical</c> and <c>exitCritical</c>.</summary>
internal enum CriticalSectionUse
{
    /// <summary>Yes, unless it waits or stops its own task.</summary>
    Allowed,

    /// <summary>Like the above with the other kernels, but never with <c>smp</c>.</summary>
    NotWithSmp,

    /// <summary>Never: it blocks.</summary>
    Never,
}
