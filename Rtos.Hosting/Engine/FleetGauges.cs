using System.Diagnostics.Metrics;

namespace Rtos.Hosting;

/// <summary>Metrics read from the devices: sums over all of them, on the thread of the listener.</summary>
internal static class FleetGauges
{
    /// <summary>Adds the instruments to a meter.</summary>
    internal static void Add(Meter meter, IReadOnlyList<HostedDevice> devices, WorkerPool pool)
    {
        meter.CreateObservableCounter("esp32emu.virtual_time", () => devices.Sum(d => d.Figures.VirtualSeconds), "s", "Virtual time of all devices: its rate is virtual seconds per second.");
        meter.CreateObservableCounter("esp32emu.switches", () => devices.Sum(d => d.Figures.Switches), "{switch}", "Changes of a core's task.");
        meter.CreateObservableCounter("esp32emu.outputs.dropped", () => devices.Sum(d => d.Outputs.Dropped), "{output}", "Outputs that slow readers have missed.");
        meter.CreateObservableCounter("esp32emu.inputs.not_taken", () => devices.Sum(d => d.NotTaken), "{input}", "Inputs that their target had no room for when they came to it.");
        meter.CreateObservableGauge("esp32emu.lag", () => devices.Select(d => d.Figures.Lag.TotalSeconds).DefaultIfEmpty().Max(), "s", "The greatest lag of a device.");
        meter.CreateObservableGauge("esp32emu.inputs.waiting", () => devices.Sum(d => d.WaitingInputs), "{input}", "Inputs that have not entered yet.");
        meter.CreateObservableGauge("esp32emu.outputs.waiting", () => devices.Sum(d => d.Outputs.Waiting), "{output}", "Outputs that have not been read yet.");
        meter.CreateObservableGauge("esp32emu.turns.waiting", () => pool.Waiting, "{device}", "Devices that wait for a worker.");
        meter.CreateObservableGauge("esp32emu.devices", () => States(devices), "{device}", "Devices, by state.");
    }

    private static IEnumerable<Measurement<int>> States(IReadOnlyList<HostedDevice> devices)
    {
        var counts = devices.GroupBy(d => d.State).ToDictionary(g => g.Key, g => g.Count());
        return Enum.GetValues<DeviceState>().Select(s => new Measurement<int>(counts.GetValueOrDefault(s), new KeyValuePair<string, object?>("state", s.ToString())));
    }
}
