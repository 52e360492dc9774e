namespace Rtos.Core;

/// <summary>
/// Host code that a device called threw an exception: a trace reader, or the reader of the console or of messages. The device
/// itself is not affected: it finished the instant and can be run again.
/// </summary>
public sealed class HostCallbackException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="callback">The code that threw, such as "the trace reader FileSink".</param>
    /// <param name="innerException">The exception that the code threw.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public HostCallbackException(string callback, Exception innerException)
        : base(MessageFor(callback, innerException), innerException) => Callback = callback;

    /// <summary>The host code that threw.</summary>
    public string Callback { get; }

    private static string MessageFor(string callback, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentNullException.ThrowIfNull(innerException);
        return $"{callback} threw {innerException.GetType().Name}: {innerException.Message}";
    }
}
