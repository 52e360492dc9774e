namespace Rtos.Scenarios;

/// <summary>Whether an operation may stand between <c>enterCritical</c> and <c>exitCritical</c>.</summary>
internal enum CriticalSectionUse
{
    /// <summary>Yes, unless it waits or stops its own task.</summary>
    Allowed,

    /// <summary>With the other kernels as above, but never with <c>smp</c>.</summary>
    NotWithSmp,

    /// <summary>Never: it takes time.</summary>
    Never,
}
