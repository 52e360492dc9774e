namespace Rtos.Core;

/// <summary>Code that runs a device on somebody's behalf, such as a host or a replay: the texts for refusing others while it does.</summary>
/// <param name="RefusesChange">Why nobody else may change the device, and what to do instead; appended to a description of the change.</param>
/// <param name="RefusesRead">Why nobody else may read it, and what to do instead.</param>
/// <param name="WayOut">What to do instead of using it while it runs.</param>
/// <param name="HasLeft">Whether it no longer runs the device.</param>
internal sealed record DeviceOwner(string RefusesChange, string RefusesRead, string WayOut, bool HasLeft = false);
