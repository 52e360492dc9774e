namespace Rtos.Cli;

/// <summary>Standard output takes nothing any more: the host's trouble, not that of the program that runs.</summary>
internal sealed class StandardOutputException(IOException cause) : IOException(cause.Message, cause)
{
    /// <summary>What the host has reported.</summary>
    internal IOException Cause { get; } = cause;
}
