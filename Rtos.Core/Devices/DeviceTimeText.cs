namespace Rtos.Core;

/// <summary>The virtual time of a device as messages show it.</summary>
internal static class DeviceTimeText
{
    /// <summary>Milliseconds since the start, to the microsecond.</summary>
    /// <param name="device">The device.</param>
    internal static string Milliseconds(this Device device) => device.Clock.Milliseconds(device.Now - Instant.Start);
}
