namespace Rtos.Core;

/// <summary>
/// Code of the host that a device called has thrown: a trace reader, or the reader of the console or of messages. The device
/// itself is not affected: it has finished its instant and can be run again.
/// </summary>
public sealed class HostCallbackException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="callback">Which code it was, such as "the trace reader FileSink".</param>
    /// <param name="innerException">What the code has thrown.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public HostCallbackException(string callback, Exception innerException)
        : base(MessageFor(callback, innerException), innerException) => Callback = callback;

    /// <summary>Which code of the host has thrown.</summary>
    public string Callback { get; }

    private static string MessageFor(string callback, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentNullException.ThrowIfNull(innerException);
        return $"{callback} threw {innerException.GetType().Name}: {innerException.Message}";
    }
}
