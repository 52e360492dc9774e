namespace Rtos.Scenarios;

/// <summary>Who may perform an operation.</summary>
[Flags]
internal enum OperationContexts
{
    /// <summary>A task.</summary>
    Task = 1,

    /// <summary>Code that runs in the timer service task. It may do what tasks do as long as it does not block.</summary>
    Callback = 2,

    /// <summary>An interrupt.</summary>
    Interrupt = 4,
}
