namespace Rtos.Cli;

/// <summary>What can be read from a client.</summary>
internal enum ConsoleLineKind
{
    /// <summary>A whole line.</summary>
    Whole,

    /// <summary>A line that is longer than allowed; it is gone.</summary>
    TooLong,

    /// <summary>A line that is not valid UTF-8; it is gone.</summary>
    NotText,

    /// <summary>A line that seems never to end.</summary>
    Flood,

    /// <summary>The client begins as no client of the console does; only a network's are looked at.</summary>
    Foreign,

    /// <summary>The client has left in the middle of a line: half a command is not a command.</summary>
    Half,

    /// <summary>Nothing more comes.</summary>
    End,
}
