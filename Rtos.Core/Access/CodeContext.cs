namespace Rtos.Core;

/// <summary>Whose code runs.</summary>
internal enum CodeContext
{
    /// <summary>The host's: no code of the device runs.</summary>
    Host,

    /// <summary>A task's.</summary>
    Task,

    /// <summary>An interrupt service routine's.</summary>
    Interrupt,

    /// <summary>A task's, after the device has panicked: its kernel calls do nothing and never return.</summary>
    Panicked,
}
