using Microsoft.Extensions.Configuration;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Puts together what a device is made from.</summary>
internal static class DeviceSetups
{
    internal static DeviceSetup Make(IServiceProvider services, DeviceRegistration device, EmulatorOptions options)
    {
        var own = options.Devices.TryGetValue(device.Name, out var found) ? found : new DeviceOptions();
        return new DeviceSetup(
            device.Name,
            () => device.Create(services),
            own.Program ?? device.Program,
            own.Configuration ?? Kernel(options, device.Name, own).ToDeviceConfiguration(),
            own,
            own.Ratio ?? options.Ratio,
            own.Restart ?? options.Restart);
    }

    /// <summary>The options of a device's kernel: the file, what is said for all devices, what is said for this one.</summary>
    /// <exception cref="MenuConfigException">One of them is refused.</exception>
    internal static MenuConfig Kernel(EmulatorOptions options, string? name, DeviceOptions? own, string root = EmulatorOptions.SectionName)
    {
        var result = options.MenuConfig is { } path ? MenuConfig.Load(path) : MenuConfig.Default;
        result = Over(result, options.Kernel, $"{root}:Kernel");
        return own is null ? result : Over(result, own.Kernel, $"{root}:Devices:{name}:Kernel");
    }

    /// <summary>How messages begin: with the place in the host's configuration that was read.</summary>
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
