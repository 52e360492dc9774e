namespace Esp32._1;

// Inside the namespace, so that the project may have the name of a type.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rtos.Hosting;

/// <summary>Sends the device a reading every second.</summary>
internal sealed class Sensor([FromKeyedServices("thermo")] EmulatedDevice thermo) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var n = 0; await timer.WaitForNextTickAsync(stoppingToken); n++)
        {
            await thermo.SendAsync("readings", 20 + (n % 10), stoppingToken);
        }
    }
}
