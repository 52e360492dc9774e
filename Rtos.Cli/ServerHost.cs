using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>Makes the host of <c>esp32emu serve</c>.</summary>
internal static class ServerHost
{
    // Devices stop between two instants: one that takes longer than this does not return at all.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    /// <summary>Makes the host; nothing runs yet.</summary>
    /// <exception cref="InputException">A device's name or option is wrong.</exception>
    internal static IHost Build(ServeRequest request, TextWriter error)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        builder.Logging.SetMinimumLevel(request.IsVerbose ? LogLevel.Debug : LogLevel.Warning);

        // A start or a stop that was given up is reported by the server, in a line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Logging.AddProvider(new ServerLog(error));
        var emulator = builder.Services.AddEsp32Emulator(o =>
        {
            o.Ratio = request.Ratio;
            o.Journal = request.Journal;
        });
        foreach (var (name, program) in request.Devices)
        {
            try
            {
                emulator.AddDevice(name, program.Create, o =>
                {
                    o.Program = program.Identity;
                    o.Configuration = request.Kernel ?? program.Kernel;
                    o.StartPaused = request.StartPaused;
                });
            }
            catch (ArgumentException e)
            {
                throw new InputException($"--device {name}={program.Identity.Name}: {Sentence(e)}", e);
            }
        }

        return builder.Build();
    }

    /// <summary>The devices of the host.</summary>
    /// <exception cref="InputException">An option is wrong.</exception>
    internal static IDeviceRegistry Devices(IHost host)
    {
        try
        {
            return host.Services.GetRequiredService<IDeviceRegistry>();
        }
        catch (OptionsValidationException e)
        {
            throw new InputException(string.Join("\n", e.Failures), e);
        }
    }

    // Without the name of a parameter, which means nothing to a user.
    private static string Sentence(ArgumentException e) => e.Message.Split(" (Parameter", 2)[0];
}
