namespace Rtos.Hosting;

/// <summary>Something was asked of a device whose program does not come back to the kernel.</summary>
internal sealed class DeviceStuckException(string message) : InvalidOperationException(message);
