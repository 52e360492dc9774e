using System.Diagnostics.Metrics;

namespace Rtos.Hosting;

/// <summary>Counters that are incremented as events happen. Sums over all devices, so that thousands of them do not make thousands of series. Usable from any thread.</summary>
internal sealed class EmulatorMetrics : IDisposable
{
    private readonly Meter? _own;
    private readonly Counter<long> _inputs;
    private readonly Counter<long> _panics;
    private readonly Counter<long> _stuck;

    internal EmulatorMetrics(IMeterFactory? factory)
    {
        Meter = factory?.Create(EmulatorTelemetry.MeterName) ?? (_own = new Meter(EmulatorTelemetry.MeterName));
        _inputs = Meter.CreateCounter<long>("esp32emu.inputs", "{input}", "Inputs that have entered devices.");
        _panics = Meter.CreateCounter<long>("esp32emu.panics", "{panic}", "Panics of devices, by device.");
        _stuck = Meter.CreateCounter<long>("esp32emu.stuck", "{device}", "Devices whose program did not come back to the kernel, by device.");
    }

    internal Meter Meter { get; }

    internal void InputsEntered(int count) => Add(_inputs, count);

    internal void Panicked(string device) => Add(_panics, 1, new KeyValuePair<string, object?>("device", device));

    internal void Stuck(string device) => Add(_stuck, 1, new KeyValuePair<string, object?>("device", device));

    public void Dispose() => _own?.Dispose();

    // Listeners are called from here: their exceptions are not the fault of the measured device.
    private static void Add(Counter<long> counter, long count, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(count, tags);
        }
        catch (Exception)
        {
            // There is nowhere to report it.
        }
    }
}
