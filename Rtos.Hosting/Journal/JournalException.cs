namespace Rtos.Hosting;

/// <summary>A journal cannot be read or written, or does not match the run to be replayed: the message says what is wrong and where.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause, if any.</param>
    public JournalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The line of the journal that is wrong.</summary>
    /// <value>From 1; null if no single line is wrong: the file cannot be read or written, or belongs to another run.</value>
    public long? Line { get; internal init; }
}
