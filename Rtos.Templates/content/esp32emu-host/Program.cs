using Esp32._1;
using Rtos.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddEsp32Emulator()
    .AddDevice("thermo", Thermometer.Load);
builder.Services.AddHostedService<Sensor>();
builder.Services.AddHostedService<ConsoleLog>();
builder.Build().Run();
