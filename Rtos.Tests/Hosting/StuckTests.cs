using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>A program that never comes back to the kernel: it is named, and nobody else notices.</summary>
[TestClass]
public sealed class StuckTests
{
    private const int StuckEvent = 15;
    private const int BackEvent = 16;
    private const int HangsEvent = 3;

    // The limit is 10 s; a turn is seen at most a quarter later.
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(13);

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public async Task EndlessLoop_LongerThanTheLimit_IsNamedAndTheOthersRunOn(int workers)
    {
        using var program = new StuckProgram();
        var (emulator, time, log) = Make(workers, Stand.Setup("bad", program.Load), Stand.Setup("good", Chips.Listening));
        using (emulator)
        {
            await StartAsync(emulator, program);
            time.Advance(TimeSpan.FromSeconds(9.9));
            Assert.AreNotEqual(DeviceState.Stuck, emulator["bad"].State);
            time.Advance(Enough);
            Assert.AreEqual(DeviceState.Stuck, emulator["bad"].State);
            Assert.AreEqual(DeviceState.Stuck, emulator["bad"].Status.State);
            Assert.Contains("bad", emulator["bad"].Status.Failure!);
            CollectionAssert.AreEqual(new (int, string?)[] { (StuckEvent, "bad") }, log.Events.Where(e => e.Event == StuckEvent).ToArray());
            Assert.AreEqual(workers, emulator.Pool.Workers);
            for (var i = 0; i < 20; i++)
            {
                await emulator["good"].NotifyAsync("bell");
            }

            Assert.AreEqual(DeviceState.Running, emulator["good"].State);
            Assert.AreEqual(HealthStatus.Unhealthy, (await Health(emulator)).Status);
            program.Release();
        }
    }

    [TestMethod]
    public async Task Stuck_AskedForSomething_IsToldAtOnce()
    {
        using var program = new StuckProgram();
        var (emulator, time, _) = Make(1, Stand.Setup("bad", program.Load));
        using (emulator)
        {
            await StartAsync(emulator, program);
            var before = emulator["bad"].PauseAsync();
            var input = emulator["bad"].NotifyAsync("loops").AsTask();
            time.Advance(Enough);
            foreach (var asked in new[] { before, emulator["bad"].PauseAsync(), emulator["bad"].InspectAsync(d => d.Now), emulator["bad"].StopAsync() })
            {
                Assert.IsInstanceOfType<InvalidOperationException>(await Assert.ThrowsAsync<InvalidOperationException>(() => asked));
            }

            await Assert.ThrowsExactlyAsync<DeviceInputException>(() => input);
            await Assert.ThrowsExactlyAsync<DeviceInputException>(() => emulator["bad"].NotifyAsync("loops").AsTask());
            program.Release();
        }
    }

    [TestMethod]
    public async Task Stuck_ComesBack_RunsOnAndItsOldThreadEnds()
    {
        using var folder = new TemporaryFolder(nameof(Stuck_ComesBack_RunsOnAndItsOldThreadEnds));
        using var program = new StuckProgram();
        var (emulator, time, log) = Make(1, o => o.Journal = folder.Root, Stand.Setup("bad", program.Load), Stand.Setup("good", Chips.Listening));
        using (emulator)
        {
            await StartAsync(emulator, program);
            time.Advance(Enough);
            using var lines = emulator["bad"].Subscribe(OutputKinds.Console);
            program.Release();
            await foreach (var line in lines)
            {
                Assert.AreEqual("back", line.Text);
                break;
            }

            await log.WaitFor(BackEvent);
            await emulator["bad"].InspectAsync(d => d.Now);
            Assert.AreEqual(DeviceState.Running, emulator["bad"].State);
            Assert.IsNull(emulator["bad"].Status.Failure);
            Assert.AreEqual(1, emulator.Pool.Workers);
            Assert.IsTrue(log.Has(BackEvent, "bad"));
            await emulator["good"].NotifyAsync("bell");
            await emulator.StopAsync(default);
            Assert.IsTrue(JournalSession.Replay(emulator["bad"].Status.JournalPath!, Released).Result.IsComplete);
        }
    }

    [TestMethod]
    public async Task Load_NeverReturns_StartsTheHostAndTheDeviceWhenItDoes()
    {
        using var program = new StuckProgram();
        var (emulator, time, _) = Make(1, Stand.Setup("bad", program.LoadForever), Stand.Setup("good", Chips.Listening));
        using (emulator)
        {
            var loading = emulator.LoadAsync(default);
            program.WaitForLoop();
            time.Advance(Enough);
            await loading;
            await emulator.StartAsync(default);
            Assert.AreEqual("Stuck Running", string.Join(' ', emulator.Devices.Select(d => d.State)));
            await emulator["good"].NotifyAsync("bell");
            using var changes = emulator["bad"].Subscribe(OutputKinds.States);
            program.Release();
            await foreach (var change in changes)
            {
                Assert.AreEqual(nameof(DeviceState.Running), change.Text);
                break;
            }
        }
    }

    [TestMethod]
    public async Task Inspect_NeverReturns_FailsForWhoAskedAndHoldsNobodyElse()
    {
        using var program = new StuckProgram();
        var (emulator, time, _) = Make(1, Stand.Setup("bad", Chips.Listening), Stand.Setup("good", Chips.Listening));
        using (emulator)
        {
            await emulator.LoadAsync(default);
            await emulator.StartAsync(default);
            var looking = emulator["bad"].InspectAsync(_ =>
            {
                program.Loop();
                return 1;
            });
            program.WaitForLoop();
            time.Advance(Enough);
            await Assert.ThrowsAsync<InvalidOperationException>(() => looking);
            await emulator["good"].NotifyAsync("bell");
            program.Release();
        }
    }

    [TestMethod]
    public async Task Stop_DeviceIsStuck_DoesNotWaitForItAndWritesTheOthersJournals()
    {
        using var folder = new TemporaryFolder(nameof(Stop_DeviceIsStuck_DoesNotWaitForItAndWritesTheOthersJournals));
        using var program = new StuckProgram();
        var (emulator, time, log) = Make(1, o => o.Journal = folder.Root, Stand.Setup("bad", program.Load), Stand.Setup("good", Chips.Listening));
        using (emulator)
        {
            await StartAsync(emulator, program);
            var reading = ReadAsync(emulator["bad"]);
            time.Advance(Enough);
            await emulator.StopAsync(default);
            Assert.IsTrue(log.Has(HangsEvent, "bad"));
            Assert.IsFalse(log.Has(HangsEvent, "good"));
            await reading;
            Assert.AreEqual(DeviceState.Stopped, emulator["good"].State);
            Assert.IsTrue(JournalSession.Replay(emulator["good"].Status.JournalPath!).Result.IsComplete);
        }

        program.Release();
    }

    [TestMethod]
    public async Task Stop_OneWorkerAndALoopNobodyHasNoticedYet_EndsWithItsToken()
    {
        using var folder = new TemporaryFolder(nameof(Stop_OneWorkerAndALoopNobodyHasNoticedYet_EndsWithItsToken));
        using var program = new StuckProgram();
        var (emulator, time, log) = Make(1, o => o.Journal = folder.Root, Stand.Setup("bad", program.Load), Stand.Setup("good", Chips.Listening));
        using (emulator)
        {
            await StartAsync(emulator, program);
            using var patience = new CancellationTokenSource();
            var stopping = emulator.StopAsync(patience.Token);

            // A fresh worker stops the others long before the token ends.
            time.Advance(TimeSpan.FromMilliseconds(300));
            await emulator["good"].StopAsync();
            Assert.IsFalse(stopping.IsCompleted);
            await patience.CancelAsync();
            await stopping;
            Assert.IsTrue(log.Has(HangsEvent, "bad"));
            Assert.IsTrue(JournalSession.Replay(emulator["good"].Status.JournalPath!).Result.IsComplete);
        }

        program.Release();
    }

    [TestMethod]
    public async Task Stop_TokenIsCanceledAlready_StillStopsWhatIsNotInATurn()
    {
        using var folder = new TemporaryFolder(nameof(Stop_TokenIsCanceledAlready_StillStopsWhatIsNotInATurn));
        using var stand = new Stand([Stand.Setup("a", Chips.Busy(1), ratio: 1), Stand.Setup("b", Chips.Listening)], o => o.Journal = folder.Root);
        stand.Start();
        await stand.Emulator.StopAsync(new CancellationToken(true));
        Assert.AreEqual("Stopped Stopped", string.Join(' ', stand.Emulator.Devices.Select(d => d.State)));
        Assert.IsTrue(JournalSession.Replay(stand.Emulator["b"].Status.JournalPath!).Result.IsComplete);
    }

    [TestMethod]
    public async Task Trace_OfADeviceThatWasStuck_IsTheSame()
    {
        using var program = new StuckProgram();
        using var writer = new StringWriter();
        var (emulator, time, log) = Make(1, Stand.Setup("bad", program.Load, device: o => o.TraceSink = _ => new TextTraceSink(writer)));
        using (emulator)
        {
            await StartAsync(emulator, program);
            time.Advance(Enough);
            program.Release();
            await log.WaitFor(BackEvent);
            await emulator.StopAsync(default);
        }

        var device = new Device(Chips.Idf);
        using var expected = new StringWriter();
        device.AddTraceSink(new TextTraceSink(expected));
        program.Load(device);
        device.RunFor(TimeSpan.FromSeconds(1));
        StringAssert.StartsWith(expected.ToString(), writer.ToString(), StringComparison.Ordinal);
    }

    private static async Task ReadAsync(EmulatedDevice device)
    {
        await foreach (var _ in device.Console)
        {
        }
    }

    private static async Task StartAsync(Emulator emulator, StuckProgram program)
    {
        await emulator.LoadAsync(default);
        var starting = emulator.StartAsync(default);
        program.WaitForLoop();

        // With one worker the others wait for their start until the loop is noticed.
        if (emulator.Workers > 1)
        {
            await starting;
        }
    }

    private static Task<HealthCheckResult> Health(Emulator emulator)
    {
        var check = new EmulatorHealthCheck(emulator, Options.Create(emulator.Options));
        return check.CheckHealthAsync(new HealthCheckContext
        {
            Registration = new HealthCheckRegistration("x", check, HealthStatus.Unhealthy, null),
        });
    }

    private static (Emulator Emulator, ManualTime Time, LogLines Log) Make(int workers, params DeviceSetup[] setups) => Make(workers, _ => { }, setups);

    private static (Emulator Emulator, ManualTime Time, LogLines Log) Make(int workers, Action<EmulatorOptions> configure, params DeviceSetup[] setups)
    {
        var options = new EmulatorOptions { Ratio = 0 };
        configure(options);
        var time = new ManualTime();
        var log = new LogLines();
        return (new Emulator(options, setups, time, log, workers: workers), time, log);
    }

    // The same program once its loop has an end.
    private static void Released(Device device)
    {
        using var program = new StuckProgram();
        program.Release();
        program.Load(device);
    }
}
