namespace Rtos.Core;

/// <summary>The device's heap has no room. FreeRTOS: <c>errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY</c>.</summary>
[FreeRtos("errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY")]
public sealed class DeviceMemoryException : Exception
{
    /// <summary>Makes the exception.</summary>
    public DeviceMemoryException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What could not be made, and how much is missing.</param>
    public DeviceMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What could not be made, and how much is missing.</param>
    /// <param name="innerException">The cause.</param>
    public DeviceMemoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
