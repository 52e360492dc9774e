using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class StepTests
{
    [TestMethod]
    public void Step_Instants_AreThoseOfTheDeviceAlone()
    {
        using var stand = Paused(7);
        var alone = new Device(Chips.Idf);
        Chips.Busy(7)(alone);
        for (var i = 0; i < 50; i++)
        {
            Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Instant)));
            alone.RunUntil(alone.NextEvent + new Cycles(1));
            Assert.AreEqual(alone.Now, stand.Device.Status.Now);
            Assert.AreEqual(alone.Switches, stand.Device.Status.Switches);
        }
    }

    [TestMethod]
    public void Step_Ticks_CountTicks()
    {
        using var stand = Paused(7);
        for (var i = 1u; i <= 20; i++)
        {
            Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Tick)));
            Assert.AreEqual(new TickCount(i), stand.Look(d => d.TickCount));
        }
    }

    [TestMethod]
    public void Step_UntilAConditionHolds_StopsBetweenTheInstants()
    {
        using var stand = Paused(7);
        var alone = new Device(Chips.Idf);
        Chips.Busy(7)(alone);
        Assert.IsTrue(alone.RunUntil(() => alone.TickCount.Value >= 31, TimeSpan.FromSeconds(1)));
        Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Until(d => d.TickCount.Value >= 31, TimeSpan.FromSeconds(1)))));
        Assert.AreEqual(alone.Now, stand.Look(d => d.Now));
        Assert.IsFalse(stand.Do(stand.Device.StepAsync(DeviceStep.Until(_ => false, TimeSpan.FromMilliseconds(10)))));
        Assert.AreEqual(DeviceState.Paused, stand.Device.State);
    }

    [TestMethod]
    public void Step_ConditionThrows_IsTheAskersMistakeAndNotTheDevices()
    {
        using var stand = Paused(7);
        var step = stand.Device.StepAsync(DeviceStep.Until(_ => throw new InvalidTimeZoneException("mine"), TimeSpan.FromSeconds(1)));
        Assert.AreEqual("mine", Assert.ThrowsExactly<InvalidTimeZoneException>(() => stand.Do(step)).Message);
        Assert.AreEqual(DeviceState.Paused, stand.Device.State);
        Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Tick)));
    }

    [TestMethod]
    public void Step_NothingCanHappen_IsFalse()
    {
        using var stand = new Stand(Chips.Listening, device: o => o.StartPaused = true).Start();
        Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Instant)));
        Assert.IsFalse(stand.Do(stand.Device.StepAsync(DeviceStep.Instant)));
    }

    [TestMethod]
    public void Step_Cancelled_EndsAndLeavesTheDevicePaused()
    {
        using var stand = Paused(7);
        using var source = new CancellationTokenSource();
        var step = stand.Device.StepAsync(DeviceStep.Until(d => d.TickCount.Value > 3 && Cancel(source), TimeSpan.FromDays(9)), source.Token);
        Assert.ThrowsExactly<TaskCanceledException>(() => stand.Do(step));
        Assert.AreEqual(DeviceState.Paused, stand.Device.State);
    }

    [TestMethod]
    public void Resume_AfterSteps_GoesOnFromThere()
    {
        using var stand = Paused(7, ratio: 1);
        stand.Do(stand.Device.StepAsync(DeviceStep.For(TimeSpan.FromSeconds(3))));
        stand.Do(stand.Device.ResumeAsync());
        stand.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(TimeSpan.FromSeconds(4), stand.Device.Status.VirtualTime);
    }

    private static Stand Paused(int seed, double ratio = 0) => new Stand(Chips.Busy(seed), ratio, device: o => o.StartPaused = true).Start();

    private static bool Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return false;
    }
}
