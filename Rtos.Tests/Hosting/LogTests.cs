using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>What the log says is what has happened.</summary>
[TestClass]
public sealed class LogTests
{
    private const int Failed = 9;
    private const int Stuck = 15;
    private const int StopsLate = 18;

    [TestMethod]
    public void Held_ReaderLeaves_LogsTheCycleAtWhichItStoodAndTheCause()
    {
        var log = new LogLines();
        using var stand = Printing(log);
        var reader = stand.Device.Subscribe(OutputKinds.Console, capacity: 1);
        stand.Advance(TimeSpan.FromMilliseconds(100));
        var held = stand.Device.Status.VirtualTime;
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        stand.Advance(TimeSpan.FromSeconds(2));
        reader.Dispose();
        stand.Turns();
        AssertReleased(stand, log, held, "its reader has left");
    }

    [TestMethod]
    public void Held_OutputsAreTaken_LogsTheCycleAtWhichItStoodAndTheCause()
    {
        var log = new LogLines();
        using var stand = Printing(log);
        using var reader = stand.Device.Subscribe(OutputKinds.Console, capacity: 100);
        stand.Advance(TimeSpan.FromSeconds(1.2));
        var held = stand.Device.Status.VirtualTime;
        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        var outputs = reader.GetAsyncEnumerator();
        for (var i = 0; i < 90; i++)
        {
            Assert.IsTrue(outputs.MoveNextAsync().AsTask().Result);
        }

        stand.Turns();
        stand.Do(outputs.DisposeAsync().AsTask());
        AssertReleased(stand, log, held, "its outputs were taken");
    }

    [TestMethod]
    public void Journal_FolderCannotBeMade_IsLoggedOnce()
    {
        using var folder = new TemporaryFolder(nameof(Journal_FolderCannotBeMade_IsLoggedOnce));
        var file = Path.Combine(folder.Root, "file");
        File.WriteAllText(file, "");
        var log = new LogLines();
        using var stand = new Stand([Stand.Setup("device", Chips.Listening)], o => o.Journal = Path.Combine(file, "journals"), log: log).Start();
        Assert.AreEqual(DeviceState.Failed, stand.Device.State);
        Assert.AreEqual(1, log.Events.Count(e => e.Event == Failed));
    }

    [TestMethod]
    public async Task Stop_DeviceIsBusyInOneInstant_IsNotLoggedAsStuck()
    {
        using var program = new StuckProgram();
        var (time, log) = (new ManualTime(), new LogLines());
        using var emulator = new Emulator(new EmulatorOptions { Ratio = 0 }, [Stand.Setup("busy", program.Load)], time, log, workers: 1);
        await emulator.LoadAsync(default);
        await emulator.StartAsync(default);
        program.WaitForLoop();
        using var enough = new CancellationTokenSource();
        var stopping = emulator.StopAsync(enough.Token);
        time.Advance(TimeSpan.FromSeconds(1));
        await log.WaitFor(StopsLate);
        await enough.CancelAsync();
        await stopping;
        Assert.IsFalse(log.Has(Stuck, "busy"));
        Assert.IsFalse(log.Lines.Any(l => l.Contains("is stuck", StringComparison.Ordinal)));
    }

    private static Stand Printing(LogLines log) => new Stand([Stand.Setup("device", device =>
        device.CreateTask("printer", 5, 4096, CoreAffinity.Core0, async task =>
        {
            for (var n = 0; ; n++)
            {
                device.Host.Console.WriteLine($"{n}");
                await task.Delay(new Ticks(10));
            }
        }), ratio: 1)], log: log).Start();

    private static void AssertReleased(Stand stand, LogLines log, TimeSpan held, string cause)
    {
        var cycle = (long)(held.TotalSeconds * Chips.Idf.CpuHertz);
        var line = log.Lines.Single(l => l.Contains("continues from", StringComparison.Ordinal));
        Assert.AreEqual($"Information: Device device continues from cycle {cycle}: {cause}", line);
        Assert.IsGreaterThan(held, stand.Device.Status.VirtualTime);
    }
}
