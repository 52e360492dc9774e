using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Rtos.Hosting;

/// <summary>Sets the options that the host's configuration names.</summary>
internal sealed class EmulatorOptionsBinding(IConfiguration? section) : IPostConfigureOptions<EmulatorOptions>
{
    public void PostConfigure(string? name, EmulatorOptions options) => section?.Bind(options);
}
