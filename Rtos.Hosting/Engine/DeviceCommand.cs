namespace Rtos.Hosting;

/// <summary>A request to a device, carried out by the worker that has its turn.</summary>
/// <param name="Run">Carries it out; does not throw.</param>
/// <param name="Refuse">Reports to the waiting caller that it will not be done, or that it is not known when.</param>
/// <param name="IsKept">Whether it is still carried out after that: the start and the stop of a stuck device.</param>
internal sealed record DeviceCommand(Action Run, Action<Exception> Refuse, bool IsKept);
