using System.Diagnostics.CodeAnalysis;

namespace Rtos.Hosting;

/// <summary>The devices of this host, in the order of their registration.</summary>
public interface IDeviceRegistry : IReadOnlyCollection<EmulatedDevice>
{
    /// <summary>Gets a device by name.</summary>
    /// <param name="name">The name; case-sensitive.</param>
    /// <returns>The device.</returns>
    /// <exception cref="KeyNotFoundException">There is no such device; the message names the nearest one.</exception>
    EmulatedDevice this[string name] { get; }

    /// <summary>Looks for a device.</summary>
    /// <param name="name">The name; case-sensitive.</param>
    /// <param name="device">The device, or null.</param>
    /// <returns>Whether it exists.</returns>
    bool TryGet(string name, [NotNullWhen(true)] out EmulatedDevice? device);
}
