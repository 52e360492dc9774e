using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A device as it was added to the services.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes its program, with the services of the host.</param>
/// <param name="Program">The identity of the program unless its options specify another one.</param>
internal sealed record DeviceRegistration(string Name, Func<IServiceProvider, IDeviceProgram> Create, ProgramIdentity Program);
