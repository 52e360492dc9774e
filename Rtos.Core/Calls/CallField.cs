namespace Rtos.Core;

/// <summary>Where the record of a call keeps an argument.</summary>
internal enum CallField : byte
{
    /// <summary>Nowhere: the argument is the object that has the operation.</summary>
    Owner,

    /// <summary>Not in the record: the operation's object keeps it for the call, as a queue keeps an item.</summary>
    Kept,

    /// <summary><see cref="KernelCall.Target"/>.</summary>
    Target,

    /// <summary><see cref="KernelCall.Argument"/>.</summary>
    Argument,

    /// <summary><see cref="KernelCall.Argument2"/>.</summary>
    Argument2,

    /// <summary><see cref="KernelCall.TicksToWait"/>.</summary>
    TicksToWait,

    /// <summary><see cref="KernelCall.Slot"/>.</summary>
    Slot,

    /// <summary><see cref="KernelCall.Flag"/>.</summary>
    Flag,

    /// <summary><see cref="KernelCall.Result"/>.</summary>
    Result,
}
