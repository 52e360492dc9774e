namespace Rtos.Hosting;

/// <summary>An input was refused: the device is not running, the target does not exist, or the value does not fit.</summary>
public sealed class DeviceInputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what is valid instead.</param>
    /// <param name="innerException">The cause, if any.</param>
    public DeviceInputException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
