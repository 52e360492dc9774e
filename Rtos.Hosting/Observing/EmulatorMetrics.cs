using System.Diagnostics.Metrics;

namespace Rtos.Hosting;

/// <summary>What is measured. Sums over all devices, so that thousands of them do not make thousands of series.</summary>
internal sealed class EmulatorMetrics : IDisposable
{
    private readonly Meter? _own;
    private readonly Counter<long> _inputs;
    private readonly Counter<long> _panics;
    private readonly Counter<long> _stuck;

    internal EmulatorMetrics(Emulator emulator, IMeterFactory? factory)
    {
        var meter = factory?.Create(EmulatorTelemetry.MeterName) ?? (_own = new Meter(EmulatorTelemetry.MeterName));
        _inputs = meter.CreateCounter<long>("esp32emu.inputs", "{input}", "Inputs that have entered devices.");
        _panics = meter.CreateCounter<long>("esp32emu.panics", "{panic}", "Panics of devices, by device.");
        _stuck = meter.CreateCounter<long>("esp32emu.stuck", "{device}", "Devices whose program did not come back to the kernel, by device.");
        meter.CreateObservableCounter("esp32emu.virtual_time", () => emulator.Runners.Sum(r => r.VirtualSeconds), "s", "Virtual time of all devices: its rate is virtual seconds per second.");
        meter.CreateObservableCounter("esp32emu.switches", () => emulator.Runners.Sum(r => r.Switches), "{switch}", "Changes of a core's task.");
        meter.CreateObservableCounter("esp32emu.outputs.dropped", () => emulator.Runners.Sum(r => r.Outputs.Dropped), "{output}", "Outputs that slow readers have missed.");
        meter.CreateObservableCounter("esp32emu.inputs.not_taken", () => emulator.Runners.Sum(r => r.NotTaken), "{input}", "Inputs that their target had no room for when they came to it.");
        meter.CreateObservableGauge("esp32emu.lag", () => emulator.Runners.Select(r => r.Lag.TotalSeconds).DefaultIfEmpty().Max(), "s", "The greatest lag of a device.");
        meter.CreateObservableGauge("esp32emu.inputs.waiting", () => emulator.Runners.Sum(r => r.WaitingInputs), "{input}", "Inputs that have not entered yet.");
        meter.CreateObservableGauge("esp32emu.outputs.waiting", () => emulator.Runners.Sum(r => r.Outputs.Waiting), "{output}", "Outputs that have not been read yet.");
        meter.CreateObservableGauge("esp32emu.turns.waiting", () => emulator.Pool.Waiting, "{device}", "Devices that wait for a worker.");
        meter.CreateObservableGauge("esp32emu.devices", () => States(emulator), "{device}", "Devices, by state.");
    }

    internal void InputsEntered(int count) => Add(_inputs, count);

    internal void Panicked(string device) => Add(_panics, 1, new KeyValuePair<string, object?>("device", device));

    internal void Stuck(string device) => Add(_stuck, 1, new KeyValuePair<string, object?>("device", device));

    public void Dispose() => _own?.Dispose();

    // Listeners are called from here: what they throw is not the fault of the device that is being measured.
    private static void Add(Counter<long> counter, long count, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(count, tags);
        }
        catch (Exception)
        {
            // There is nowhere to say so.
        }
    }

    private static IEnumerable<Measurement<int>> States(Emulator emulator)
    {
        var counts = emulator.Runners.GroupBy(r => r.VisibleState).ToDictionary(g => g.Key, g => g.Count());
        return Enum.GetValues<DeviceState>().Select(s => new Measurement<int>(counts.GetValueOrDefault(s), new KeyValuePair<string, object?>("state", s.ToString())));
    }
}
