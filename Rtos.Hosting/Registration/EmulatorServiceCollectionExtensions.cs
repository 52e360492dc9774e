using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Rtos.Hosting;

/// <summary>Adds the emulator to a host.</summary>
public static class EmulatorServiceCollectionExtensions
{
    /// <summary>Adds the emulator, configured by the section <see cref="EmulatorOptions.SectionName"/> if the host has one.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options in code, before the host's configuration.</param>
    /// <returns>The builder to add devices with.</returns>
    public static EmulatorBuilder AddEsp32Emulator(this IServiceCollection services, Action<EmulatorOptions>? configure = null) =>
        throw new NotImplementedException();

    /// <summary>Adds the emulator, configured by a section.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">The section: names of <see cref="EmulatorOptions"/>, the kernel's under <c>Kernel</c>.</param>
    /// <returns>The builder to add devices with.</returns>
    public static EmulatorBuilder AddEsp32Emulator(this IServiceCollection services, IConfiguration section) =>
        throw new NotImplementedException();
}
