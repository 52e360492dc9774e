namespace Rtos.Cli;

/// <summary>The kinds of lines read from a client.</summary>
internal enum ConsoleLineKind
{
    /// <summary>A whole line.</summary>
    Whole,

    /// <summary>A line that is longer than allowed; it is discarded.</summary>
    TooLong,

    /// <summary>A line that is not valid UTF-8; it is discarded.</summary>
    NotText,

    /// <summary>A line that seems never to end.</summary>
    Flood,

    /// <summary>The first bytes are not those of a console client; only checked for network clients.</summary>
    Foreign,

    /// <summary>The client has left in the middle of a line: half a command is not executed.</summary>
    Half,

    /// <summary>Nothing more comes.</summary>
    End,
}
