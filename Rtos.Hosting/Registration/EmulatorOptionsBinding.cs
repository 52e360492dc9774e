using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Rtos.Hosting;

/// <summary>Sets the options that the host's configuration contains.</summary>
internal sealed class EmulatorOptionsBinding(IConfiguration? section) : IPostConfigureOptions<EmulatorOptions>
{
    public void PostConfigure(string? name, EmulatorOptions options)
    {
        try
        {
            section?.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            // A value of the wrong type; the binder's message says which, and where.
            throw new OptionsValidationException(name ?? Options.DefaultName, typeof(EmulatorOptions), [e.Message]);
        }
    }
}
