namespace Rtos.Hosting;

/// <summary>What can be read from a client.</summary>
internal enum ConsoleLineKind
{
    /// <summary>A whole line.</summary>
    Whole,

    /// <summary>A line that is longer than allowed; it is gone.</summary>
    TooLong,

    /// <summary>A line that seems never to end.</summary>
    Flood,

    /// <summary>The client has left in the middle of a line: half a command is none.</summary>
    Half,

    /// <summary>Nothing more comes.</summary>
    End,
}
