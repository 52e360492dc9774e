namespace Esp32._1;

// Inside the namespace, so that the project may have the name of a type.
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rtos.Hosting;

/// <summary>Writes the device's console into the log.</summary>
internal sealed class ConsoleLog([FromKeyedServices("thermo")] EmulatedDevice thermo, ILogger<ConsoleLog> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var line in thermo.Console.WithCancellation(stoppingToken))
        {
            logger.LogInformation("{Line}", line.Text);
        }
    }
}
