namespace Rtos.Core;

/// <summary>Whether the caller of a kernel call may have to wait.</summary>
internal enum Blocks
{
    /// <summary>Never.</summary>
    No,

    /// <summary>Until the call's time-out ends, or until the awaited event happens.</summary>
    Yes,

    /// <summary>Only when a task makes the call about itself.</summary>
    OnItself,

    /// <summary>The call does not return.</summary>
    Forever,
}
