using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The file of the option <c>--config</c>, a <c>menuconfig.json</c>.</summary>
/// <param name="Menu">All its settings.</param>
/// <param name="Kernel">The configuration of the kernel in it.</param>
internal sealed record KernelFile(MenuConfig Menu, DeviceConfiguration Kernel)
{
    /// <summary>Reads the file; null if none is named.</summary>
    /// <exception cref="InputException">The file cannot be read or is refused.</exception>
    internal static KernelFile? Read(string? path)
    {
        PathArgument.CheckTarget("--config", path, "a menuconfig.json");
        if (path is null)
        {
            return null;
        }

        try
        {
            var menu = MenuConfig.Load(path);
            return new KernelFile(menu, menu.ToDeviceConfiguration());
        }
        catch (MenuConfigException e)
        {
            throw new InputException(ProblemReport.Lines(e.Problems.Count, e.Problems, path), e);
        }
    }
}
