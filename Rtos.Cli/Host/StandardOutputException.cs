namespace Rtos.Cli;

/// <summary>Standard output can no longer be written: a problem of the host, not of the program that runs.</summary>
internal sealed class StandardOutputException(IOException cause) : IOException(cause.Message, cause)
{
    /// <summary>The error that the host reported.</summary>
    internal IOException Cause { get; } = cause;
}
