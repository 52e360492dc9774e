using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The host of <c>esp32emu serve</c>: devices, the console, an end on Ctrl-C, SIGTERM, <c>quit</c> or after a time.</summary>
internal sealed class Server(ServeRequest request, TextWriter output, TextWriter error)
{
    // Devices stop between two instants: what takes longer than this does not come back at all.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    /// <summary>Serves until it is told to stop.</summary>
    internal async Task<int> RunAsync(Func<Stream> input)
    {
        using var host = Build();
        var devices = Devices(host);
        var life = host.Services.GetRequiredService<IHostApplicationLifetime>();

        // Before anything runs: the first line that a device prints counts too.
        var printing = devices.Select(d => PrintAsync(d, devices.Count > 1)).ToList();
        var server = Listen(devices);
        try
        {
            await host.StartAsync().ConfigureAwait(false);
            StopAfterTime(life);
            _ = Task.Run(() => ReadInputAsync(devices, input, life), CancellationToken.None);
            await host.WaitForShutdownAsync().ConfigureAwait(false);
        }
        finally
        {
            if (server is not null)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }
        }

        await Task.WhenAll(printing).ConfigureAwait(false);
        return Tell(devices);
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        builder.Logging.SetMinimumLevel(request.IsVerbose ? LogLevel.Debug : LogLevel.Warning);
        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
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

    // Without the name of a parameter, which means nothing to a user.
    private static string Sentence(ArgumentException e) => e.Message.Split(" (Parameter", 2)[0];

    private static IDeviceRegistry Devices(IHost host)
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

    private ConsoleServer? Listen(IDeviceRegistry devices)
    {
        if (request.Listen is not { } address)
        {
            return null;
        }

        try
        {
            var server = ConsoleServer.Start(devices, address);
            Say($"listening on {server.EndPoint}");
            if (!IPAddress.IsLoopback(address.Address))
            {
                error.WriteLine("esp32emu: warning: other machines can reach the console, which asks for no password: whoever does controls the devices");
            }

            return server;
        }
        catch (SocketException e)
        {
            throw new InputException($"cannot listen on {address}: {e.Message}", e);
        }
    }

    private void StopAfterTime(IHostApplicationLifetime life)
    {
        if (request.For is { } time)
        {
            _ = Task.Delay(time, life.ApplicationStopping).ContinueWith(_ => life.StopApplication(), TaskScheduler.Default);
        }
    }

    // Standard input cannot be given up while it is being read: nobody waits for this.
    private async Task ReadInputAsync(IDeviceRegistry devices, Func<Stream> input, IHostApplicationLifetime life)
    {
        try
        {
            // Whoever started the command may do what he likes with it: only the length of a line has its limit.
            var limits = new ConsoleLimits { CommandsPerSecond = int.MaxValue, MistakesInARow = int.MaxValue };
            if (await ConsoleLoop.RunAsync(devices, input(), WriteAsync, limits, TimeProvider.System, life.ApplicationStopping).ConfigureAwait(false))
            {
                life.StopApplication();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is over, or there is no standard input.
        }
    }

    private Task WriteAsync(string text)
    {
        output.Write(text);
        output.Flush();
        return Task.CompletedTask;
    }

    // What devices print is told as they print it; a terminal that stands still holds no device.
    private async Task PrintAsync(EmulatedDevice device, bool named)
    {
        using var lines = device.Subscribe(OutputKinds.Console, WhenFull.DropOldest);
        await foreach (var line in lines.ConfigureAwait(false))
        {
            Say(named ? $"{device.Name}: {line}" : line.Text);
        }
    }

    private int Tell(IDeviceRegistry devices)
    {
        var code = ExitCode.Ok;
        foreach (var status in devices.Select(d => d.Status))
        {
            var journal = status.JournalPath is { } path ? $", journal {path}" : "";
            Say(FormattableString.Invariant($"{status.Name}: stopped at cycle {status.Now}, {status.Panics} panics{journal}"));
            if (status.Panics > 0 || status.Failure is not null)
            {
                code = ExitCode.RunFailed;
                error.WriteLine($"esp32emu: device {status.Name}: {status.Failure}");
            }
        }

        return code;
    }

    private void Say(string line)
    {
        output.Write(line + "\n");
        output.Flush();
    }
}
