using HostedDevice;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Rtos.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddEsp32Emulator()
    .AddDevice("thermo", Thermometer.Load)
    .AddDevice("blink", Blinker.Load);
builder.Services.AddHealthChecks().AddEsp32Emulator();

// To a collector, at the address that OTEL_EXPORTER_OTLP_ENDPOINT says; without one nothing is sent.
using var metrics = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null
    ? null
    : Sdk.CreateMeterProviderBuilder().AddMeter(EmulatorTelemetry.MeterName).AddOtlpExporter().Build();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/devices", (IDeviceRegistry devices) => devices.Select(d => new { d.Name, State = $"{d.State}", d.Status.VirtualTime, d.Status.Switches }));
app.MapGet("/devices/{name}/console", (string name, IDeviceRegistry devices) =>
    devices.TryGet(name, out var device) ? Results.Ok(device.RecentConsole.Select(l => l.Text)) : Results.NotFound());
app.MapGet("/devices/{name}/tasks", async (string name, IDeviceRegistry devices, CancellationToken gone) =>
    devices.TryGet(name, out var device)
        ? Results.Text(await device.InspectAsync(d => d.Report.ToString(), gone))
        : Results.NotFound());
app.MapPost("/thermo/readings/{celsius:int}", async (int celsius, IDeviceRegistry devices, CancellationToken gone) =>
{
    var receipt = await devices["thermo"].SendAsync("readings", celsius, gone);
    return Results.Ok(new { Cycle = receipt.At.Value });
});
app.Run();
