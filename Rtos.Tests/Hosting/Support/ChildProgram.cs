using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>What this assembly does when it is run as a program: devices under load, and a line for each acknowledged input.</summary>
internal static class ChildProgram
{
    internal const int Devices = 4;

    internal static Action<Device> Load(int device) => Chips.Busy(device, Chips.Listening);

    internal static string TracePath(string folder, int device) => Path.Combine(folder, $"d{device}.trace");

    private static async Task<int> Main(string[] args)
    {
        if (args is ["serve", var where])
        {
            return await HangingServe.RunAsync(where);
        }

        if (args is ["mistakes"])
        {
            return await ForeignHelpers.RunAsync();
        }

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        var emulator = builder.Services.AddEsp32Emulator(o =>
        {
            o.Journal = args[0];
            o.Ratio = 20;
        });
        for (var i = 0; i < Devices; i++)
        {
            var number = i;
            emulator.AddDevice($"d{i}", Load(i), o => o.TraceSink = _ => new TextTraceSink(Trace(args[0], number)));
        }

        using var host = builder.Build();
        await host.StartAsync();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var feeding = host.Services.GetRequiredService<IDeviceRegistry>().Select(Feed).ToArray();
        await host.WaitForShutdownAsync();
        await Task.WhenAll(feeding);
        Console.WriteLine("stopped");
        return lifetime.ApplicationStopped.IsCancellationRequested ? 0 : 1;
    }

    // Unbuffered: what a killed process has traced is there, as its journal is.
    private static StreamWriter Trace(string folder, int device) =>
        new(new FileStream(TracePath(folder, device), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0)) { AutoFlush = true };

    private static async Task Feed(EmulatedDevice device)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                var receipt = i % 2 == 0 ? await device.NotifyAsync("bell") : await device.SendAsync("numbers", i);
                Console.WriteLine($"{device.Name} {receipt.Sequence} {receipt.At}");
            }
            catch (DeviceInputException)
            {
                return;
            }
        }
    }
}
