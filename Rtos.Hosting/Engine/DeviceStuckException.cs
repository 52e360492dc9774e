namespace Rtos.Hosting;

/// <summary>A request was made to a device whose program does not return to the kernel.</summary>
internal sealed class DeviceStuckException(string message) : InvalidOperationException(message);
