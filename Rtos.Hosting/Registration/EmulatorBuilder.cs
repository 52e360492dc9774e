using Microsoft.Extensions.DependencyInjection;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Adds devices to the emulator of a host.</summary>
public sealed class EmulatorBuilder
{
    internal EmulatorBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a device whose program is code: a function that creates its objects and tasks.</summary>
    /// <param name="name">The device's name: letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <param name="load">Creates objects and tasks; called anew for each boot.</param>
    /// <param name="configure">Sets what is special to the device; what the host's configuration says comes on top.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is not valid or taken.</exception>
    public EmulatorBuilder AddDevice(string name, Action<Device> load, Action<DeviceOptions>? configure = null) => throw new NotImplementedException();

    /// <summary>Adds a device that runs a program: a scenario, a script, a class of one's own.</summary>
    /// <param name="name">The device's name: letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <param name="create">Makes the program, anew for each boot.</param>
    /// <param name="configure">Sets what is special to the device; what the host's configuration says comes on top.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is not valid or taken.</exception>
    public EmulatorBuilder AddDevice(string name, Func<IDeviceProgram> create, Action<DeviceOptions>? configure = null) => throw new NotImplementedException();

    /// <summary>Adds a device that runs a program whose constructor takes services of the host.</summary>
    /// <typeparam name="TProgram">The program, made anew for each boot.</typeparam>
    /// <param name="name">The device's name: letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <param name="configure">Sets what is special to the device; what the host's configuration says comes on top.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is not valid or taken.</exception>
    public EmulatorBuilder AddDevice<TProgram>(string name, Action<DeviceOptions>? configure = null)
        where TProgram : class, IDeviceProgram => throw new NotImplementedException();
}
