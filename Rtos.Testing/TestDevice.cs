using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Devices for tests: an ESP32's memory, 160 MHz, 1,000 ticks a second, with the trace and the output recorded.</summary>
/// <remarks>
/// The result is a plain <see cref="Device"/>: a test uses the same members as the program, and there is nothing to dispose of.
/// A firmware's <c>menuconfig.json</c>, and a device of a host, have 100 ticks a second unless they say otherwise: a delay of
/// 10 ticks is 100 ms there and 10 ms here. <see cref="Of"/> makes a device from such a file.
/// Each method takes a function that changes the configuration:
/// <c>TestDevice.Idf(c =&gt; c with { NotificationEntries = 3 })</c>.
/// </remarks>
public static class TestDevice
{
    /// <summary>ESP-IDF's kernel on two cores.</summary>
    /// <param name="change">Changes the configuration; by default, it stays as described.</param>
    /// <returns>A device that has not started yet.</returns>
    /// <exception cref="ArgumentException">The changed configuration contradicts itself.</exception>
    public static Device Idf(Func<DeviceConfiguration, DeviceConfiguration>? change = null) => Create(Esp32(KernelKind.Idf), change);

    /// <summary>ESP-IDF's kernel on one core, as with <c>CONFIG_FREERTOS_UNICORE</c>.</summary>
    /// <param name="change">Changes the configuration; by default, it stays as described.</param>
    /// <returns>A device that has not started yet.</returns>
    /// <exception cref="ArgumentException">The changed configuration contradicts itself.</exception>
    public static Device IdfUnicore(Func<DeviceConfiguration, DeviceConfiguration>? change = null) =>
        Create(Esp32(KernelKind.Idf) with { Cores = 1 }, change);

    /// <summary>FreeRTOS V11 on one core; its idle task yields, as is FreeRTOS' default, unless told otherwise.</summary>
    /// <param name="change">Changes the configuration; by default, it stays as described.</param>
    /// <returns>A device that has not started yet.</returns>
    /// <exception cref="ArgumentException">The changed configuration contradicts itself.</exception>
    public static Device FreeRtos(Func<DeviceConfiguration, DeviceConfiguration>? change = null) =>
        Create(Esp32(KernelKind.FreeRtos), change);

    /// <summary>FreeRTOS V11 on two cores; its idle tasks yield, as is FreeRTOS' default, unless told otherwise.</summary>
    /// <param name="change">Changes the configuration; by default, it stays as described.</param>
    /// <returns>A device that has not started yet.</returns>
    /// <exception cref="ArgumentException">The changed configuration contradicts itself.</exception>
    public static Device Smp(Func<DeviceConfiguration, DeviceConfiguration>? change = null) =>
        Create(Esp32(KernelKind.Smp), change);

    /// <summary>A device as a <c>menuconfig.json</c> describes it, with the trace and the output recorded: the firmware's own configuration under test.</summary>
    /// <param name="options">The options.</param>
    /// <returns>A device that has not started yet.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Device Of(MenuConfig options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KnownDevices.Remember(Recorded(new Device(options)));
    }

    internal static DeviceConfiguration Esp32(KernelKind kernel) =>
        KernelTable.Of(kernel).Configure(new DeviceConfiguration { CyclesPerTick = new Cycles(160_000) });

    private static Device Create(DeviceConfiguration configuration, Func<DeviceConfiguration, DeviceConfiguration>? change) =>
        KnownDevices.Remember(Recorded(new Device(change is null ? configuration : change(configuration))));

    private static Device Recorded(Device device)
    {
        device.Host.RecordOutput();
        KnownTicks.Remember(device.RecordTrace(), device.Configuration.CyclesPerTick);
        return device;
    }
}
