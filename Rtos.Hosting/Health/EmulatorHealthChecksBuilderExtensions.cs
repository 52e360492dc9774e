using Microsoft.Extensions.DependencyInjection;

namespace Rtos.Hosting;

/// <summary>Adds the emulator to the health checks of a host.</summary>
public static class EmulatorHealthChecksBuilderExtensions
{
    /// <summary>Adds a check of all devices: unhealthy when one is down or stuck, degraded when one lags or is held.</summary>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="name">The check's name.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddEsp32Emulator(this IHealthChecksBuilder builder, string name = "esp32emu")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<EmulatorHealthCheck>(name);
    }
}
