using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>Start, stop and disposal in every order.</summary>
[TestClass]
public sealed class HostLifeTests
{
    [TestMethod]
    public async Task Dispose_WithoutStop_EndsAllReadersAndJournals()
    {
        using var folder = new TemporaryFolder(nameof(Dispose_WithoutStop_EndsAllReadersAndJournals));
        var host = Host(b => b.AddDevice("a", Chips.Busy(1, Chips.Listening)).AddDevice("b", Chips.Listening), folder);
        await host.StartAsync();
        var device = host.Services.GetRequiredService<IDeviceRegistry>()["a"];
        var readers = new[] { device.Console, device.Messages, device.StateChanges, device.Trace, device.Subscribe(OutputKinds.All) }
            .Select(ReadAsync).ToArray();
        await device.WriteLineAsync("x");
        host.Dispose();
        await Task.WhenAll(readers);
        Assert.AreEqual(DeviceState.Stopped, device.State);
        Assert.IsTrue(JournalReplay.Open(device.Status.JournalPath!).Run(() => new FunctionProgram(Chips.Busy(1, Chips.Listening))).IsComplete);
        await Assert.ThrowsExactlyAsync<DeviceInputException>(() => device.WriteLineAsync("x").AsTask());
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => device.InspectAsync(d => d.Now));
        host.Dispose();
    }

    [TestMethod]
    public async Task Dispose_ReaderComesLater_EndsAtOnce()
    {
        var host = Host(b => b.AddDevice("a", Chips.Listening));
        var device = host.Services.GetRequiredService<IDeviceRegistry>()["a"];
        host.Dispose();
        await ReadAsync(device.Console);
        Assert.AreEqual(DeviceState.Stopped, device.State);
    }

    [TestMethod]
    public async Task Dispose_InTheMiddleOfATurn_EndsReaders()
    {
        using var program = new StuckProgram();
        var emulator = new Emulator(new EmulatorOptions { Ratio = 0 }, [Stand.Setup("a", program.Load)], new ManualTime(), new LogLines(), workers: 1);
        await emulator.LoadAsync(default);
        await emulator.StartAsync(default);
        program.WaitForLoop();
        var reader = ReadAsync(emulator["a"].Console);
        var pausing = emulator["a"].PauseAsync();
        emulator.Dispose();
        await reader;
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => pausing);
    }

    [TestMethod]
    public void Dispose_InputsThatWait_AreRefused()
    {
        var emulator = new Emulator(new EmulatorOptions { Ratio = 0 }, [Stand.Setup("a", Chips.Listening)], new ManualTime(), new LogLines(), workers: 0);
        var input = emulator["a"].WriteLineAsync("x").AsTask();
        emulator.Dispose();
        Assert.ThrowsExactly<DeviceInputException>(() => input.GetAwaiter().GetResult());
    }

    [TestMethod]
    public async Task Stop_TwiceAtOnceAndAgain_IsOneStop()
    {
        using var host = Host(b => b.AddDevice("a", Chips.Busy(1)).AddDevice("b", Chips.Listening));
        await host.StartAsync();
        await Task.WhenAll(host.StopAsync(), host.StopAsync(), host.StopAsync());
        await host.StopAsync();
        Assert.IsTrue(host.Services.GetRequiredService<IDeviceRegistry>().All(d => d.State == DeviceState.Stopped));
    }

    [TestMethod]
    public async Task Stop_WithoutStart_StopsTheDevices()
    {
        using var emulator = new Emulator(new EmulatorOptions(), [Stand.Setup("a", Chips.Listening)], TimeProvider.System, new LogLines());
        await emulator.StopAsync(default);
        Assert.AreEqual(DeviceState.Stopped, emulator["a"].State);
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => emulator.LoadAsync(default));
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => emulator.StartAsync(default));
    }

    [TestMethod]
    public async Task Stop_WhileItStarts_EndsBoth()
    {
        using var program = new StuckProgram();
        using var emulator = new Emulator(
            new EmulatorOptions { Ratio = 0 },
            [Stand.Setup("slow", program.LoadForever), Stand.Setup("other", Chips.Listening)],
            TimeProvider.System,
            new LogLines(),
            workers: 1);
        var loading = emulator.LoadAsync(default);
        program.WaitForLoop();
        var stopping = emulator.StopAsync(default);
        program.Release();
        await stopping;
        await loading;
        Assert.AreEqual("Stopped Stopped", string.Join(' ', emulator.Devices.Select(d => d.State)));
    }

    [TestMethod]
    public async Task Registry_EnumeratedWhileTheHostStops_IsWhole()
    {
        using var host = Host(b => Enumerable.Range(0, 50).ToList().ForEach(i => b.AddDevice($"d{i}", Chips.Busy(i))));
        await host.StartAsync();
        var devices = host.Services.GetRequiredService<IDeviceRegistry>();
        var stopping = Task.Run(() => host.StopAsync());
        do
        {
            Assert.AreEqual(50, devices.Select(d => d.Status.Name).Distinct().Count());
        }
        while (!stopping.IsCompleted);
        await stopping;
    }

    [TestMethod]
    public async Task Calls_TokenCanceledAlready_DoNothing()
    {
        using var stand = new Stand(Chips.Listening).Start();
        var device = stand.Device;
        var no = new CancellationToken(true);
        var ran = false;
        Func<Task>[] calls =
        [
            () => device.PauseAsync(no),
            () => device.ResetAsync(no),
            () => device.StepAsync(DeviceStep.Instant, no),
            () => device.InspectAsync(_ => ran = true, no),
            () => device.StopAsync(no),
            () => device.NotifyAsync("bell", cancellationToken: no).AsTask(),
            () => device.WriteLineAsync("x", no).AsTask(),
        ];
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(call);
        }

        stand.Turns();
        Assert.IsFalse(ran);
        Assert.AreEqual((DeviceState.Running, 1), (device.State, device.Status.Boots));
        Assert.IsEmpty(device.RecentConsole);
    }

    [TestMethod]
    public async Task Hosts_TwoInOneProcess_DoNotShareDevices()
    {
        using var one = Host(b => b.AddDevice("a", Chips.Listening));
        using var other = Host(b => b.AddDevice("a", Chips.Listening));
        await one.StartAsync();
        await other.StartAsync();
        one.Dispose();
        await other.Services.GetRequiredService<IDeviceRegistry>()["a"].WriteLineAsync("x");
        await other.StopAsync();
    }

    [TestMethod]
    public async Task Log_Throws_DevicesRunOn()
    {
        using var emulator = new Emulator(
            new EmulatorOptions { Ratio = 0 }, [Stand.Setup("a", Chips.Listening)], TimeProvider.System, new ThrowingLog(), workers: 1);
        await emulator.LoadAsync(default);
        await emulator.StartAsync(default);
        await emulator["a"].ResetAsync();
        await emulator["a"].WriteLineAsync("x");
        Assert.AreEqual(DeviceState.Running, emulator["a"].State);
        await emulator.StopAsync(default);
    }

    [TestMethod]
    public async Task Meter_ListenerThrows_InputIsStillAcknowledged()
    {
        using var meter = new Meter("test");
        using var listener = new MeterListener { InstrumentPublished = (i, l) => Listen(i, l, meter) };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidTimeZoneException("listener"));
        listener.Start();
        using var emulator = new Emulator(
            new EmulatorOptions { Ratio = 0 }, [Stand.Setup("a", Chips.Listening)], TimeProvider.System, new LogLines(), new OneMeter(meter), workers: 1);
        await emulator.LoadAsync(default);
        await emulator.StartAsync(default);
        Assert.AreEqual(1, (await emulator["a"].WriteLineAsync("x")).Sequence);
        await emulator.StopAsync(default);
    }

    [TestMethod]
    public void Restart_AfterManyPanics_WaitsForTheLongestBackOff()
    {
        var restart = new RestartOptions { MaxRestarts = 100, BackOff = TimeSpan.FromDays(1), MaxBackOff = TimeSpan.FromDays(2) };
        using var stand = new Stand(_ => throw new InvalidTimeZoneException("broken"), ratio: 1, device: o => o.Restart = restart).Start();
        for (var i = 0; i < 60; i++)
        {
            stand.Advance(TimeSpan.FromDays(2));
        }

        Assert.AreEqual((DeviceState.Panicked, 61), (stand.Device.State, stand.Device.Status.Boots));
    }

    private static void Listen(Instrument instrument, MeterListener listener, Meter meter)
    {
        if (instrument.Meter == meter && !instrument.IsObservable)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static async Task ReadAsync(IAsyncEnumerable<DeviceOutput> outputs)
    {
        await foreach (var _ in outputs)
        {
        }
    }

    private static IHost Host(Action<EmulatorBuilder> add, TemporaryFolder? journals = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        add(builder.Services.AddEsp32Emulator(o => o.Journal = journals?.Root));
        return builder.Build();
    }

    private sealed class ThrowingLog : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidTimeZoneException("log");
    }

    private sealed class OneMeter(Meter meter) : IMeterFactory
    {
        public Meter Create(MeterOptions options) => meter;

        public void Dispose()
        {
        }
    }
}
