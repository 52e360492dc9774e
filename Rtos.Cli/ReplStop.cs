namespace Rtos.Cli;

/// <summary>The reason why a board with lines from a file or a pipe has stopped.</summary>
internal enum ReplStop
{
    /// <summary>The prompt waits for a line.</summary>
    Line,

    /// <summary>The script reads from its standard input.</summary>
    Input,

    /// <summary>The board has been reset, by a panic or by the script.</summary>
    Reset,

    /// <summary>No thread can run again.</summary>
    Deadlock,

    /// <summary>The end of the virtual time.</summary>
    End,

    /// <summary>The end of the host time.</summary>
    Deadline,
}
