namespace Rtos.Core;

/// <summary>Who may make a kernel call.</summary>
[Flags]
internal enum CallContexts
{
    /// <summary>A task.</summary>
    Task = 1,

    /// <summary>Code that runs in the timer service task. It may do what tasks do, as long as it does not block.</summary>
    Callback = 2,

    /// <summary>An interrupt.</summary>
    Interrupt = 4,
}
