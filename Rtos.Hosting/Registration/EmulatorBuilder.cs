using Microsoft.Extensions.DependencyInjection;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Adds devices to the emulator of a host.</summary>
public sealed class EmulatorBuilder
{
    private const int LongestName = 64;

    private readonly DeviceNames _names;

    internal EmulatorBuilder(IServiceCollection services, DeviceNames names)
    {
        Services = services;
        _names = names;
    }

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a device whose program is code: a function that creates its objects and tasks.</summary>
    /// <param name="name">The device's name: letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <param name="load">Creates objects and tasks; called for each boot.</param>
    /// <param name="configure">Sets the options of the device; the host's configuration overrides them.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is not valid or taken.</exception>
    public EmulatorBuilder AddDevice(string name, Action<Device> load, Action<DeviceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        return Add(name, _ => new FunctionProgram(load), ProgramIdentity.OfCode(load.Method.DeclaringType ?? typeof(FunctionProgram), name), configure);
    }

    /// <summary>Adds a device that runs a program: a scenario, a script, a class of your own.</summary>
    /// <param name="name">The device's name: letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <param name="create">Makes the program; called for each boot.</param>
    /// <param name="configure">Sets the options of the device; the host's configuration overrides them.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is not valid or taken.</exception>
    public EmulatorBuilder AddDevice(string name, Func<IDeviceProgram> create, Action<DeviceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Add(name, _ => create(), ProgramIdentity.OfCode(create.Method.DeclaringType ?? typeof(FunctionProgram), name), configure);
    }

    /// <summary>Adds a device that runs a program whose constructor takes services of the host.</summary>
    /// <typeparam name="TProgram">The program, created for each boot.</typeparam>
    /// <param name="name">The device's name: letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <param name="configure">Sets the options of the device; the host's configuration overrides them.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is not valid or taken.</exception>
    public EmulatorBuilder AddDevice<TProgram>(string name, Action<DeviceOptions>? configure = null)
        where TProgram : class, IDeviceProgram =>
        Add(name, services => ActivatorUtilities.CreateInstance<TProgram>(services), ProgramIdentity.OfCode(typeof(TProgram)), configure);

    private EmulatorBuilder Add(
        string name, Func<IServiceProvider, IDeviceProgram> create, ProgramIdentity program, Action<DeviceOptions>? configure)
    {
        CheckName(name);
        if (!_names.TryAdd(name))
        {
            throw new ArgumentException($"there is a device {name} already", nameof(name));
        }

        Services.AddSingleton(new DeviceRegistration(name, create, program));
        Services.AddKeyedSingleton<EmulatedDevice>(name, (services, key) => services.GetRequiredService<IDeviceRegistry>()[(string)key!]);
        Services.Configure<EmulatorOptions>(options =>
        {
            if (!options.Devices.TryGetValue(name, out var device))
            {
                options.Devices.Add(name, device = new DeviceOptions());
            }

            configure?.Invoke(device);
        });
        return this;
    }

    // The name is part of a journal's file name.
    private static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetterOrDigit(name[0])
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new ArgumentException(
                $"\"{name}\" cannot be a device's name; it must begin with a letter or digit, continue with letters, digits, dots, hyphens and underscores, and have at most 64 of them",
                nameof(name));
        }
    }
}
