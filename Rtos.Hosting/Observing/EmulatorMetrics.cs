using System.Diagnostics.Metrics;

namespace Rtos.Hosting;

/// <summary>What is measured. Sums over all devices, so that thousands of them do not make thousands of series.</summary>
internal sealed class EmulatorMetrics
{
    private readonly Counter<long> _inputs;
    private readonly Counter<long> _panics;

    internal EmulatorMetrics(Emulator emulator, IMeterFactory? factory)
    {
        var meter = factory?.Create(EmulatorTelemetry.MeterName) ?? new Meter(EmulatorTelemetry.MeterName);
        _inputs = meter.CreateCounter<long>("esp32emu.inputs", "{input}", "Inputs that have entered devices.");
        _panics = meter.CreateCounter<long>("esp32emu.panics", "{panic}", "Panics of devices, by device.");
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

    internal void InputsEntered(int count) => _inputs.Add(count);

    internal void Panicked(string device) => _panics.Add(1, new KeyValuePair<string, object?>("device", device));

    private static IEnumerable<Measurement<int>> States(Emulator emulator)
    {
        var counts = emulator.Runners.GroupBy(r => r.State).ToDictionary(g => g.Key, g => g.Count());
        return Enum.GetValues<DeviceState>().Select(s => new Measurement<int>(counts.GetValueOrDefault(s), new KeyValuePair<string, object?>("state", s.ToString())));
    }
}
