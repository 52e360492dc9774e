namespace Rtos.Core;

/// <summary>The code that makes a call.</summary>
[Flags]
internal enum Caller
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The program that runs the device, between two runs.</summary>
    Host = 1,

    /// <summary>A task.</summary>
    Task = 2,

    /// <summary>An interrupt service routine.</summary>
    Interrupt = 4,
}
