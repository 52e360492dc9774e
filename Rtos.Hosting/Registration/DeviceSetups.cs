using Microsoft.Extensions.Configuration;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Assembles the setup of a device.</summary>
internal static class DeviceSetups
{
    internal static DeviceSetup Make(IServiceProvider services, DeviceRegistration device, EmulatorOptions options, MenuConfig kernel)
    {
        var own = options.Devices.TryGetValue(device.Name, out var found) ? found : new DeviceOptions();
        return new DeviceSetup(
            device.Name,
            () => device.Create(services),
            own.Program ?? device.Program,
            own.Configuration ?? Kernel(kernel, device.Name, own).ToDeviceConfiguration(),
            own,
            own.Ratio ?? options.Ratio,
            own.Restart ?? options.Restart);
    }

    /// <summary>The options of all devices' kernels: those of the file, and those set for all devices.</summary>
    /// <exception cref="MenuConfigException">One of them is refused.</exception>
    internal static MenuConfig Kernel(EmulatorOptions options, string root = EmulatorOptions.SectionName) =>
        Over(options.MenuConfig is { } path ? MenuConfig.Load(path) : MenuConfig.Default, options.Kernel, $"{root}:Kernel");

    /// <summary>The options of one device's kernel.</summary>
    /// <exception cref="MenuConfigException">One of them is refused.</exception>
    internal static MenuConfig Kernel(MenuConfig all, string name, DeviceOptions own, string root = EmulatorOptions.SectionName) =>
        Over(all, own.Kernel, $"{root}:Devices:{name}:Kernel");

    /// <summary>The beginning of messages: the place in the host's configuration that was read.</summary>
    internal static string RootOf(IConfiguration? section) =>
        section is IConfigurationSection { Path.Length: > 0 } named ? named.Path : EmulatorOptions.SectionName;

    private static MenuConfig Over(MenuConfig below, IDictionary<string, string?> pairs, string source)
    {
        if (pairs.Count == 0)
        {
            return below;
        }

        var given = pairs.Select(p => KeyValuePair.Create(MenuConfigOptions.Find(p.Key)?.Name ?? p.Key, p.Value)).ToList();
        var names = given.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var kept = below.ToPairs().Where(p => below.IsSet(p.Key) && !names.Contains(p.Key));
        return MenuConfig.FromPairs([.. kept, .. given], source);
    }
}
