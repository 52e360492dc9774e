namespace Rtos.Hosting;

/// <summary>What somebody wants done with a device by the worker that has its turn.</summary>
/// <param name="Run">Does it; throws nothing.</param>
/// <param name="Refuse">Tells the waiting caller that it will not be done, or that nobody knows when.</param>
/// <param name="IsKept">Whether it is still done after the waiting caller has been told so: the start and the stop of a stuck device.</param>
internal sealed record DeviceCommand(Action Run, Action<Exception> Refuse, bool IsKept);
