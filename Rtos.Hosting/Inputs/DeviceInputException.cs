namespace Rtos.Hosting;

/// <summary>An input was refused: the device does not run, or there is nothing by that name, or the value does not fit.</summary>
public sealed class DeviceInputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public DeviceInputException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
