using Rtos.Hosting;

namespace Esp32._1;

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
