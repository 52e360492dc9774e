using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>What programs do that nobody can help: it is said, and it stays theirs.</summary>
[TestClass]
public sealed class TroubleTests
{
    [TestMethod]
    public async Task Stop_ProgramThatDoesNotComeBack_IsNamedAndTheOthersStop()
    {
        using var gate = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        var log = new LogLines();
        using var emulator = new Emulator(
            new EmulatorOptions { Ratio = 0 },
            [Stand.Setup("stuck", device => Stuck(device, reached, gate)), Stand.Setup("good", Chips.Busy(1))],
            TimeProvider.System,
            log,
            workers: 2);
        await emulator.LoadAsync(default);
        var starting = emulator.StartAsync(default);
        reached.Wait();
        using var patience = new CancellationTokenSource();
        var stopping = emulator.StopAsync(patience.Token);
        await emulator["good"].StopAsync();
        Assert.AreEqual(DeviceState.Stopped, emulator["good"].State);
        await patience.CancelAsync();
        await stopping;
        gate.Set();
        StringAssert.Contains(string.Join('\n', log.Lines), "Device stuck does not stop", StringComparison.Ordinal);
        await starting;
    }

    [TestMethod]
    public void Panic_OfADevice_IsLoggedWithItsText()
    {
        var log = new LogLines();
        using var emulator = new Emulator(
            new EmulatorOptions(),
            [Stand.Setup("bad", _ => throw new InvalidTimeZoneException("broken"), device: o => o.Restart = new RestartOptions { MaxRestarts = 1 })],
            new ManualTime(),
            log,
            workers: 0);
        var load = emulator.LoadAsync(default);
        emulator.Pool.RunReady();
        load.Wait();
        CollectionAssert.IsSubsetOf(
            new[]
            {
                "Error: Device bad panicked: the program cannot be loaded: InvalidTimeZoneException: broken",
                "Warning: Device bad restarts in 00:00:01, restart 1 of 1",
            },
            log.Lines.ToArray());
    }

    private static void Stuck(Device device, ManualResetEventSlim reached, ManualResetEventSlim gate) =>
        device.CreateTask("stuck", 1, 4096, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(1));
            reached.Set();
            gate.Wait();
            await task.Suspend();
        });
}
