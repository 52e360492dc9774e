namespace Rtos.Core;

/// <summary>What runs a device for somebody, such as a host or a replay: its words for those who use the device without asking it.</summary>
/// <param name="RefusesChange">Why nobody else may change the device, and what to do instead; it follows what was to be done.</param>
/// <param name="RefusesRead">Why nobody else may read it, and what to do instead.</param>
/// <param name="WayOut">What to do instead of using it while it runs.</param>
/// <param name="HasLeft">Whether it runs the device no more.</param>
internal sealed record DeviceOwner(string RefusesChange, string RefusesRead, string WayOut, bool HasLeft = false);
