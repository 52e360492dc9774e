using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>A process with a good device and some whose tasks have helpers of .NET's own kinds: what it prints is how they are.</summary>
internal static class ForeignHelpers
{
    internal static async Task<int> RunAsync()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddEsp32Emulator(static o => o.Workers = 1)
            .AddDevice("awaited", static d => Add(d, static async task => await Helper(task)))
            .AddDevice("forgotten", static d => Add(d, static async task =>
            {
                _ = Helper(task);
                await task.Delay(new Ticks(5));
            }))
            .AddDevice("void", static d => Add(d, static async task =>
            {
                Void(task);
                await task.Delay(new Ticks(5));
            }))
            .AddDevice("value", static d => Add(d, static async task => await Value(task)))
            .AddDevice("retries", static d => Add(d, static async task =>
            {
                for (; ; )
                {
                    try
                    {
                        await task.NotifyGive(index: 7);
                    }
                    catch (DevicePanicException)
                    {
                    }
                }
            }))
            .AddDevice("good", static d => Add(d, static async task =>
            {
                for (; ; )
                {
                    await task.Delay(new Ticks(1));
                }
            }));
        using var host = builder.Build();
        var devices = host.Services.GetRequiredService<IDeviceRegistry>();
        var changes = devices.Where(d => d.Name != "good").Select(d => (Device: d, States: d.Subscribe(OutputKinds.States))).ToList();
        await host.StartAsync();
        foreach (var (device, states) in changes)
        {
            await foreach (var _ in states)
            {
                if (device.State == DeviceState.Panicked)
                {
                    break;
                }
            }

            Console.WriteLine($"{device.Name} {device.State}");
        }

        Console.WriteLine($"good {devices["good"].State}");
        await host.StopAsync();
        Console.WriteLine("stopped");
        return 0;
    }

    private static void Add(Device device, Func<RtosTask, Routine> body) => device.CreateTask("A", 5, 2048, CoreAffinity.Core0, body);

    private static async Task Helper(RtosTask task) => await task.Delay(new Ticks(1));

    private static async ValueTask Value(RtosTask task) => await task.Delay(new Ticks(1));

    private static async void Void(RtosTask task) => await task.Delay(new Ticks(1));
}
