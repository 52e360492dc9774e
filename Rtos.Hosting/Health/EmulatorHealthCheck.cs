using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Rtos.Hosting;

/// <summary>Reports whether the devices are healthy.</summary>
internal sealed class EmulatorHealthCheck(IDeviceRegistry devices, IOptions<EmulatorOptions> options) : IHealthCheck
{
    private const int MostNames = 10;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = devices.Select(d => d.Status).ToList();
        var down = all.Where(s => s.State is DeviceState.Panicked or DeviceState.Failed or DeviceState.Stuck).ToList();
        var late = all.Where(s => s.State == DeviceState.Held || s.Lag > options.Value.LagLimit).ToList();
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["devices"] = all.Count,
            ["down"] = down.Count,
            ["lagging"] = late.Count,
            ["lag"] = all.Select(s => s.Lag).DefaultIfEmpty().Max(),
        };
        return Task.FromResult(
            down.Count > 0 ? new HealthCheckResult(context.Registration.FailureStatus, Text("down", down, s => $"{s.Name} ({s.State}: {FirstLine(s.Failure)})"), data: data)
            : late.Count > 0 ? HealthCheckResult.Degraded(Text("late", late, s => $"{s.Name} ({s.State}, lag {s.Lag})"), data: data)
            : HealthCheckResult.Healthy(FormattableString.Invariant($"{all.Count} {(all.Count == 1 ? "device" : "devices")}"), data));
    }

    private static string Text(string what, List<DeviceStatus> devices, Func<DeviceStatus, string> text)
    {
        var rest = devices.Count > MostNames ? ", …" : "";
        return FormattableString.Invariant($"{devices.Count} {what}: {string.Join(", ", devices.Take(MostNames).Select(text))}{rest}");
    }

    private static string FirstLine(string? text) => text?.Split('\n')[0] ?? "";
}
