namespace Rtos.Core;

/// <summary>The device has panicked and cannot run any further, like a chip after a failed assertion. FreeRTOS: <c>configASSERT</c>.</summary>
[FreeRtos("configASSERT")]
public sealed class DevicePanicException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="panic">Why the device has stopped.</param>
    /// <param name="innerException">The exception that caused it, or null.</param>
    public DevicePanicException(DevicePanic panic, Exception? innerException = null)
        : base(panic?.ToString(), innerException)
    {
        ArgumentNullException.ThrowIfNull(panic);
        Panic = panic;
    }

    /// <summary>Why the device has stopped.</summary>
    public DevicePanic Panic { get; }
}
