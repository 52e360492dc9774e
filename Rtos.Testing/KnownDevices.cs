using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The devices of the traces of test devices: a trace does not know its device, whose names a pattern may contain.</summary>
internal static class KnownDevices
{
    private static readonly ConditionalWeakTable<TraceRecorder, Device> Devices = [];

    internal static Device Remember(Device device)
    {
        Devices.AddOrUpdate(device.Trace, device);
        return device;
    }

    /// <summary>The device, or null if the trace is not a test device's.</summary>
    internal static Device? Of(TraceRecorder trace) => Devices.TryGetValue(trace, out var device) ? device : null;
}
