using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reads the option <c>--config</c>.</summary>
internal static class KernelFile
{
    /// <summary>The configuration that a <c>menuconfig.json</c> gives; null when none is named.</summary>
    /// <exception cref="InputException">The file cannot be read or is refused.</exception>
    internal static DeviceConfiguration? Read(string? path)
    {
        PathArgument.CheckTarget("--config", path, "a menuconfig.json");
        if (path is null)
        {
            return null;
        }

        try
        {
            return MenuConfig.Load(path).ToDeviceConfiguration();
        }
        catch (MenuConfigException e)
        {
            throw new InputException(e.Message, e);
        }
    }
}
