namespace Rtos.Core;

/// <summary>What kind of callback runs in the timer service task.</summary>
public enum CallbackKind
{
    /// <summary>None: the timer service task's own work, which is not traced.</summary>
    None,

    /// <summary>A software timer's.</summary>
    Timer,

    /// <summary>A pended function call.</summary>
    Call,
}
