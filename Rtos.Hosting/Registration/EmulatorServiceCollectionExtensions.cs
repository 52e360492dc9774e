using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Rtos.Hosting;

/// <summary>Adds the emulator to a host.</summary>
public static class EmulatorServiceCollectionExtensions
{
    /// <summary>Adds the emulator, configured by the section <see cref="EmulatorOptions.SectionName"/> if the host has one.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options in code; the host's configuration overrides them.</param>
    /// <returns>The builder for adding devices.</returns>
    public static EmulatorBuilder AddEsp32Emulator(this IServiceCollection services, Action<EmulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add(services, configure, s => s.GetService<IConfiguration>()?.GetSection(EmulatorOptions.SectionName));
    }

    /// <summary>Adds the emulator, configured by a section.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">The section: names of <see cref="EmulatorOptions"/>, the kernel's under <c>Kernel</c>.</param>
    /// <returns>The builder for adding devices.</returns>
    public static EmulatorBuilder AddEsp32Emulator(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, null, _ => section);
    }

    private static EmulatorBuilder Add(
        IServiceCollection services, Action<EmulatorOptions>? configure, Func<IServiceProvider, IConfiguration?> section)
    {
        services.AddOptionsWithValidateOnStart<EmulatorOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        // After everything that code sets: the deployment's configuration has the last word.
        services.AddSingleton<IPostConfigureOptions<EmulatorOptions>>(s => new EmulatorOptionsBinding(section(s)));
        services.AddSingleton<IValidateOptions<EmulatorOptions>>(s => new EmulatorOptionsCheck(section(s), s.GetServices<DeviceRegistration>()));
        services.TryAddSingleton(Make);
        services.TryAddSingleton<IDeviceRegistry>(s => s.GetRequiredService<Emulator>());
        services.AddHostedService<EmulatorService>();
        return new EmulatorBuilder(services, Names(services));
    }

    // Devices can be added in several places: their names belong to the service collection.
    private static DeviceNames Names(IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(DeviceNames))?.ImplementationInstance is not DeviceNames names)
        {
            services.AddSingleton(names = new DeviceNames());
        }

        return names;
    }

    private static Emulator Make(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EmulatorOptions>>().Value;
        var kernel = DeviceSetups.Kernel(options);
        var devices = services.GetServices<DeviceRegistration>().Select(d => DeviceSetups.Make(services, d, options, kernel));
        return new Emulator(
            options,
            [.. devices],
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Rtos.Hosting.Emulator"),
            services.GetService<IMeterFactory>());
    }
}
