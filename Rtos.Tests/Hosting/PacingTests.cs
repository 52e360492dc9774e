using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class PacingTests
{
    [TestMethod]
    [DataRow(1.0, 100)]
    [DataRow(10.0, 1_000)]
    [DataRow(0.5, 50)]
    public void Ratio_HundredMillisecondsOfTheHost_GiveSoMuchVirtualTime(double ratio, long milliseconds)
    {
        using var stand = new Stand(Chips.Busy(1), ratio).Start();
        stand.Advance(TimeSpan.FromMilliseconds(100));
        Assert.AreEqual(stand.Look(d => d.Clock.At(milliseconds)), stand.Look(d => d.Now));
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), stand.Device.Status.VirtualTime);
        Assert.AreEqual(TimeSpan.Zero, stand.Device.Status.Lag);
    }

    [TestMethod]
    public void Ratio_NoTimeOfTheHostPasses_NothingHappens()
    {
        using var stand = new Stand(Chips.Busy(1), ratio: 1).Start();
        stand.Turns();
        Assert.AreEqual(Instant.Start, stand.Device.Status.Now);
        Assert.AreEqual(DeviceState.Running, stand.Device.State);
    }

    [TestMethod]
    public void Lag_TimeHasPassedAndNoTurnWasGiven_IsReportedAndMadeUpFor()
    {
        using var stand = new Stand(Chips.Busy(1), ratio: 1).Start();
        stand.Advance(TimeSpan.FromMilliseconds(1));
        stand.Time.Advance(TimeSpan.FromSeconds(2));
        var lag = stand.Device.Status.Lag;
        Assert.IsTrue(lag > TimeSpan.FromSeconds(1.9) && lag <= TimeSpan.FromSeconds(2), $"{lag}");
        stand.Turns();
        Assert.AreEqual(TimeSpan.Zero, stand.Device.Status.Lag);
        Assert.AreEqual(TimeSpan.FromMilliseconds(2001), stand.Device.Status.VirtualTime);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Idle_PausedOrStopped_KeepsTheTimeThatHasPassed(bool isPaused)
    {
        using var stand = new Stand(
            device => device.CreateTask("sleeper", 1, 4096, CoreAffinity.Any, static async task => await task.Delay(new Ticks(3_600_000))),
            ratio: 1).Start();
        stand.Advance(TimeSpan.FromSeconds(5));
        stand.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(TimeSpan.FromSeconds(10), stand.Device.Status.VirtualTime);
        stand.Do(isPaused ? stand.Device.PauseAsync() : stand.Device.StopAsync());
        Assert.AreEqual(isPaused ? DeviceState.Paused : DeviceState.Stopped, stand.Device.State);
        Assert.AreEqual(TimeSpan.FromSeconds(10), stand.Device.Status.VirtualTime);
    }

    [TestMethod]
    public void Idle_NothingDueForAnHour_TakesNoTurnBeforeAndOneThen()
    {
        using var stand = new Stand(
            device => device.CreateTask("sleeper", 1, 4096, CoreAffinity.Any, async task =>
            {
                await task.Delay(new Ticks(3_600_000));
                device.Host.Console.WriteLine("awake");
            }),
            ratio: 1).Start();
        stand.Advance(TimeSpan.FromMinutes(1));
        stand.Time.Advance(TimeSpan.FromMinutes(49));
        Assert.AreEqual(0, stand.Emulator.Pool.Waiting);
        Assert.AreEqual(1, stand.Emulator.Timers.Count);
        Assert.AreEqual(TimeSpan.FromMinutes(50), stand.Device.Status.VirtualTime);
        Assert.AreEqual(TimeSpan.Zero, stand.Device.Status.Lag);
        stand.Advance(TimeSpan.FromMinutes(11));
        Assert.AreEqual("awake", stand.Device.RecentConsole.Single().Text);
        Assert.AreEqual(0, stand.Emulator.Timers.Count);
    }

    [TestMethod]
    public void FlatOut_NothingCanEverHappen_TimeStandsAndNoTurnIsTaken()
    {
        using var stand = new Stand(Chips.Listening).Start();
        stand.Turns();
        var now = stand.Device.Status.Now;
        Assert.IsTrue(now < new Instant(1_000), $"{now}");
        Assert.AreEqual(0, stand.Emulator.Pool.Waiting);
        Assert.AreEqual(0, stand.Emulator.Timers.Count);
    }

    [TestMethod]
    public void Pause_TimeOfTheHostPasses_IsNotMadeUpFor()
    {
        using var stand = new Stand(Chips.Busy(1), ratio: 1).Start();
        stand.Advance(TimeSpan.FromMilliseconds(10));
        stand.Do(stand.Device.PauseAsync());
        stand.Advance(TimeSpan.FromSeconds(100));
        Assert.AreEqual(TimeSpan.Zero, stand.Device.Status.Lag);
        stand.Do(stand.Device.ResumeAsync());
        stand.Advance(TimeSpan.FromMilliseconds(5));
        Assert.AreEqual(TimeSpan.FromMilliseconds(15), stand.Device.Status.VirtualTime);
    }
}
