namespace Esp32._1;

// Inside the namespace, so that the project may have the name of a type.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rtos.Hosting;

internal static class Program
{
    private static void Main(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddEsp32Emulator()
            .AddDevice("thermo", Thermometer.Load);
        builder.Services.AddHostedService<Sensor>();
        builder.Services.AddHostedService<ConsoleLog>();
        builder.Build().Run();
    }
}
