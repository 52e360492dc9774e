using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>The emulator as a service of a .NET host.</summary>
[TestClass]
public sealed class HostTests
{
    [TestMethod]
    public async Task Host_FromStartToStop_RunsTheDevicesInBetween()
    {
        using var host = Host(b => b.AddDevice("a", Chips.Listening).AddDevice("b", () => new Program("b")).AddDevice<Injected>("c"), ("Ratio", "0"));
        var devices = host.Services.GetRequiredService<IDeviceRegistry>();
        Assert.AreEqual("Created, Created, Created", string.Join(", ", devices.Select(d => d.State)));
        await host.StartAsync();
        Assert.AreEqual("Running, Running, Running", string.Join(", ", devices.Select(d => d.State)));
        Assert.AreSame(devices["b"], host.Services.GetRequiredKeyedService<EmulatedDevice>("b"));
        await devices["a"].NotifyAsync("bell");
        await host.StopAsync();
        Assert.AreEqual("Stopped, Stopped, Stopped", string.Join(", ", devices.Select(d => d.State)));
        Assert.AreEqual("unknown device aa; did you mean a?", Assert.ThrowsExactly<KeyNotFoundException>(() => devices["aa"]).Message);
    }

    [TestMethod]
    public async Task Configuration_OfTheHost_ReachesTheDevices()
    {
        using var host = Host(
            b => b.AddDevice("a", Chips.Listening, o => o.Ratio = 3).AddDevice("b", Chips.Listening, o => o.StartPaused = true),
            ("Kernel:FREERTOS_HZ", "500"),
            ("Devices:a:Kernel:CONFIG_FREERTOS_HZ", "250"),
            ("Devices:a:Ratio", "0"),
            ("Devices:a:Restart:MaxRestarts", "4"),
            ("Restart:BackOff", "00:00:05"));
        await host.StartAsync();
        var devices = host.Services.GetRequiredService<IDeviceRegistry>();
        Assert.AreEqual(new Cycles(640_000), await devices["a"].InspectAsync(d => d.Clock.CyclesPerTick));
        Assert.AreEqual(new Cycles(320_000), await devices["b"].InspectAsync(d => d.Clock.CyclesPerTick));
        Assert.AreEqual(DeviceState.Paused, devices["b"].State);
        var options = host.Services.GetRequiredService<IOptions<EmulatorOptions>>().Value;
        Assert.AreEqual(0.0, options.Devices["a"].Ratio);
        Assert.AreEqual(4, options.Devices["a"].Restart!.MaxRestarts);
        Assert.AreEqual(TimeSpan.FromSeconds(5), options.Restart.BackOff);
        await host.StopAsync();
    }

    [TestMethod]
    [DataRow("Kernel:FREERTOS_HZ", "5000", "Esp32Emu:Kernel: FREERTOS_HZ is 5000; it must be 1 to 1000 (default 100)")]
    [DataRow("Kernel:FREERTOS_HS", "50", "Esp32Emu:Kernel: unknown option FREERTOS_HS; did you mean FREERTOS_HZ?")]
    [DataRow("Devices:a:Kernel:FREERTOS_HZ", "x", "Esp32Emu:Devices:a:Kernel: FREERTOS_HZ is x; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("Devices:aa:Ratio", "1", "Esp32Emu:Devices:aa: unknown device; did you mean a?")]
    [DataRow("Devices:a:Ration", "1", "Esp32Emu:Devices:a:Ration: unknown option; did you mean Ratio?")]
    [DataRow("Ratoi", "1", "Esp32Emu:Ratoi: unknown option; did you mean Ratio?")]
    [DataRow("Ratio", "-1", "Esp32Emu:Ratio is -1; it must be 0 (as fast as possible) to 1000000 (default 1)")]
    [DataRow("Ratio", "NaN", "Esp32Emu:Ratio is NaN; it must be 0 (as fast as possible) to 1000000 (default 1)")]
    [DataRow("Ratio", "fast", "Failed to convert configuration value 'fast' at 'Esp32Emu:Ratio' to type 'System.Double'.")]
    [DataRow("Workers", "2000", "Esp32Emu:Workers is 2000; it must be 0 to 1024")]
    [DataRow("LagLimit", "00:00:00", "Esp32Emu:LagLimit is 00:00:00; it must be more than zero")]
    [DataRow("MenuConfig", "nowhere.json", "nowhere.json: ")]
    [DataRow("StuckAfter", "00:00:00", "Esp32Emu:StuckAfter is 00:00:00; it must be 00:00:00.1000000 to 1.00:00:00")]
    [DataRow("StuckAfter", "2.00:00:00", "Esp32Emu:StuckAfter is 2.00:00:00; it must be 00:00:00.1000000 to 1.00:00:00")]
    [DataRow("Devices", "abc", "Esp32Emu:Devices is \"abc\"; it must be a section")]
    [DataRow("Devices:a", "abc", "Esp32Emu:Devices:a is \"abc\"; it must be a section")]
    [DataRow("Devices:a:Restart", "3", "Esp32Emu:Devices:a:Restart is \"3\"; it must be a section")]
    [DataRow("Devices:a:Kernel", "x", "Esp32Emu:Devices:a:Kernel is \"x\"; it must be a section")]
    [DataRow("Kernel", "x", "Esp32Emu:Kernel is \"x\"; it must be a section")]
    [DataRow("Restart", "x", "Esp32Emu:Restart is \"x\"; it must be a section")]
    [DataRow("", "abc", "Esp32Emu is \"abc\"; it must be a section")]
    [DataRow("Ratio:Value", "1", "Esp32Emu:Ratio has \"Value\" under it; it must be a single value")]
    [DataRow("Kernel:FREERTOS_HZ:Value", "1", "Esp32Emu:Kernel:FREERTOS_HZ has \"Value\" under it; it must be a single value")]
    public async Task Configuration_NotValid_FailsTheStartByName(string name, string value, string expected)
    {
        using var host = Host(b => b.AddDevice("a", Chips.Listening), (name, value));
        var error = await Assert.ThrowsExactlyAsync<OptionsValidationException>(() => host.StartAsync());
        StringAssert.StartsWith(error.Message, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Configuration_FileOfTheKernelNotValid_FailsTheStartAsThatFileDoes()
    {
        using var folder = new TemporaryFolder(nameof(Configuration_FileOfTheKernelNotValid_FailsTheStartAsThatFileDoes));
        var path = folder.Write("menuconfig.json", "{\n  \"FREERTOS_HZ\": 5000\n}\n");
        var expected = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Load(path)).Message;
        using var host = Host(b => b.AddDevice("a", Chips.Listening), ("MenuConfig", path));
        Assert.AreEqual(expected, (await Assert.ThrowsExactlyAsync<OptionsValidationException>(() => host.StartAsync())).Message);
        folder.Write("menuconfig.json", "{ \"FREERTOS_HZ\": 1000, \"FREERTOS_UNICORE\": true }");
        using var again = Host(b => b.AddDevice("a", Chips.Busy(1), o => o.StartPaused = true), ("MenuConfig", path), ("Kernel:FREERTOS_HZ", "200"));
        var device = again.Services.GetRequiredService<IDeviceRegistry>()["a"];
        await again.StartAsync();
        Assert.AreEqual((1, new Cycles(800_000)), await device.InspectAsync(d => (d.Configuration.Cores, d.Clock.CyclesPerTick)));
        await again.StopAsync();
    }

    [TestMethod]
    public async Task Configuration_FromASectionOfAnotherName_IsNamedInMessages()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Plant:Chips:Workers", "-1"), KeyValuePair.Create<string, string?>("Plant:Chips:Kernel:FREERTOS_HZ", "0")]);
        builder.Services.AddEsp32Emulator(builder.Configuration.GetSection("Plant:Chips")).AddDevice("a", Chips.Listening);
        using var host = builder.Build();
        var error = await Assert.ThrowsExactlyAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.AreEqual(
            "Plant:Chips:Workers is -1; it must be 0 to 1024; Plant:Chips:Kernel: FREERTOS_HZ is 0; it must be 1 to 1000 (default 100)", error.Message);
    }

    [TestMethod]
    public void AddDevice_NameNotValidOrTaken_IsRefused()
    {
        var builder = new ServiceCollection().AddEsp32Emulator().AddDevice("a", Chips.Listening);
        Assert.ThrowsExactly<ArgumentException>(() => builder.AddDevice("a", Chips.Listening));
        Assert.ThrowsExactly<ArgumentException>(() => builder.AddDevice("../a", Chips.Listening));
        Assert.ThrowsExactly<ArgumentException>(() => builder.AddDevice("", Chips.Listening));
    }

    [TestMethod]
    public async Task Health_DevicesDownAndLate_IsSaidByName()
    {
        var time = new ManualTime();
        using var host = Host(
            b =>
            {
                b.AddDevice("good", Chips.Listening).AddDevice("bad", _ => throw new InvalidTimeZoneException("broken"), o => o.StartPaused = true);
                b.Services.AddSingleton<TimeProvider>(time).AddHealthChecks().AddEsp32Emulator();
            });
        var check = host.Services.GetRequiredService<HealthCheckService>();
        Assert.AreEqual(HealthStatus.Healthy, (await check.CheckHealthAsync()).Status);
        await host.StartAsync();
        var report = await check.CheckHealthAsync();
        Assert.AreEqual(HealthStatus.Unhealthy, report.Status);
        Assert.AreEqual(
            "1 down: bad (Panicked: the program cannot be loaded: InvalidTimeZoneException: broken)", report.Entries["esp32emu"].Description);
        await host.StopAsync();
    }

    [TestMethod]
    public void Health_DeviceHeld_IsDegraded()
    {
        using var stand = new Stand(Chips.Listening, options: o => o.ConsoleLinesKept = 0).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, capacity: 1);
        stand.Do(stand.Device.WriteLineAsync("1"));
        stand.Do(stand.Device.WriteLineAsync("2"));
        stand.Turns();
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        var check = new EmulatorHealthCheck(stand.Emulator, Options.Create(stand.Emulator.Options));
        var context = new HealthCheckContext { Registration = new HealthCheckRegistration("x", check, HealthStatus.Unhealthy, null) };
        var result = stand.Do(check.CheckHealthAsync(context));
        Assert.AreEqual(HealthStatus.Degraded, result.Status);
        Assert.AreEqual("1 late: device (Held, lag 00:00:00)", result.Description);
    }

    [TestMethod]
    public void Metrics_OfAFleet_AreSums()
    {
        var meters = new Meters();
        var options = new EmulatorOptions();
        var time = new ManualTime();
        using var emulator = new Emulator(
            options,
            [Stand.Setup("a", Chips.Busy(1), 2), Stand.Setup("b", Chips.Busy(2), 1), Stand.Setup("c", _ => throw new InvalidTimeZoneException())],
            time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            meters,
            workers: 0);
        var load = emulator.LoadAsync(default);
        emulator.Pool.RunReady();
        load.Wait();
        var start = emulator.StartAsync(default);
        emulator.Pool.RunReady();
        start.Wait();
        time.Advance(TimeSpan.FromSeconds(10));
        emulator.Pool.RunReady();
        time.Advance(TimeSpan.FromSeconds(2));
        var values = meters.Read();
        Assert.AreEqual(30, values["esp32emu.virtual_time"], 0.1);
        Assert.AreEqual(4, values["esp32emu.lag"], 0.3);
        Assert.AreEqual(1, values["esp32emu.devices Panicked"]);
        Assert.AreEqual(2, values["esp32emu.devices Running"]);
        Assert.AreEqual(emulator.Devices.Sum(d => d.Status.Switches), values["esp32emu.switches"]);
        Assert.IsGreaterThan(1_000, values["esp32emu.switches"]);
    }

    private static IHost Host(Action<EmulatorBuilder> add, params (string Name, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>($"Esp32Emu:{s.Name}".TrimEnd(':'), s.Value)));
        add(builder.Services.AddEsp32Emulator());
        return builder.Build();
    }

    private sealed class Program(string name) : IDeviceProgram
    {
        public void Load(Device device) =>
            device.CreateTask(name, 1, 4096, CoreAffinity.Any, async task => await task.Suspend());
    }

    // Made with a service of the host.
    private sealed class Injected(IHostEnvironment environment) : IDeviceProgram
    {
        public void Load(Device device) => new Program(environment.EnvironmentName).Load(device);
    }

    private sealed class Meters : IMeterFactory
    {
        private readonly Dictionary<string, double> _values = [];
        private Meter? _meter;

        public Meter Create(MeterOptions options) => _meter = new Meter(options);

        public void Dispose() => _meter?.Dispose();

        internal Dictionary<string, double> Read()
        {
            using var listener = new MeterListener();
            listener.InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter == _meter)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Keep(i, value, tags));
            listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Keep(i, value, tags));
            listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Keep(i, value, tags));
            listener.Start();
            listener.RecordObservableInstruments();
            return _values;
        }

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _values[tags.Length > 0 ? $"{instrument.Name} {tags[0].Value}" : instrument.Name] = value;
    }
}
