using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class RestartTests
{
    [TestMethod]
    public void Panic_NoRestart_StaysDownAndIsReported()
    {
        using var stand = new Stand([Stand.Setup("bad", Panicking), Stand.Setup("good", Chips.Busy(1), 1)]).Start();
        stand.Advance(TimeSpan.FromMilliseconds(10));
        var status = stand.Device.Status;
        Assert.AreEqual(DeviceState.Panicked, status.State);
        StringAssert.StartsWith(status.Failure, "task worker", StringComparison.Ordinal);
        Assert.AreEqual(1, status.Panics);
        Assert.AreEqual(TimeSpan.FromMilliseconds(10), stand.Emulator["good"].Status.VirtualTime);
        Assert.AreEqual($"device bad has panicked: {status.Failure}", Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.NotifyAsync("worker"))).Message);
    }

    [TestMethod]
    public void Panic_TenTimes_IsRestartedNineTimesWithABackOffThatDoubles()
    {
        using var stand = new Stand([Stand.Setup("bad", Panicking, device: o => o.Restart = new RestartOptions
        {
            MaxRestarts = 9,
            BackOff = TimeSpan.FromSeconds(1),
            MaxBackOff = TimeSpan.FromSeconds(20),
        })]);
        using var states = stand.Device.Subscribe(OutputKinds.States);
        stand.Start();
        int[] delays = [1, 2, 4, 8, 16, 20, 20, 20, 20];
        for (var i = 0; i < delays.Length; i++)
        {
            Assert.AreEqual(i + 1, stand.Device.Status.Panics);
            stand.Advance(TimeSpan.FromSeconds(delays[i]) - TimeSpan.FromMilliseconds(1));
            Assert.AreEqual(DeviceState.Panicked, stand.Device.State);
            Assert.AreEqual(i + 1, stand.Device.Status.Boots);
            stand.Advance(TimeSpan.FromMilliseconds(1));
            Assert.AreEqual(i + 2, stand.Device.Status.Boots);
        }

        stand.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(10, stand.Device.Status.Panics);
        Assert.AreEqual(DeviceState.Panicked, stand.Device.State);
        Assert.AreEqual(20, states.Waiting);
    }

    [TestMethod]
    public void Load_ProgramThrows_IsThatDevicesTroubleAlone()
    {
        using var stand = new Stand([
            Stand.Setup("bad", _ => throw new InvalidTimeZoneException("no program")),
            Stand.Setup("good", Chips.Busy(1), 1)]).Start();
        stand.Advance(TimeSpan.FromMilliseconds(3));
        Assert.AreEqual(DeviceState.Panicked, stand.Device.State);
        Assert.AreEqual("the program cannot be loaded: InvalidTimeZoneException: no program", stand.Device.Status.Failure);
        Assert.AreEqual(DeviceState.Running, stand.Emulator["good"].State);
    }

    [TestMethod]
    public void Interrupt_Throws_IsAPanicOfTheDevice()
    {
        using var stand = new Stand(device => device.Host.OnInterrupt("pin", CoreId.Core0, _ => throw new InvalidTimeZoneException("pin"))).Start();
        stand.Do(stand.Device.RaiseInterruptAsync("pin"));
        stand.Turns();
        Assert.AreEqual(DeviceState.Panicked, stand.Device.State);
        StringAssert.Contains(stand.Device.Status.Failure, "InvalidTimeZoneException: pin", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Reset_AfterAPanic_BeginsAnew()
    {
        var boots = 0;
        using var stand = new Stand(device =>
        {
            if (boots++ == 0)
            {
                Panicking(device);
            }
        }).Start();
        Assert.AreEqual(DeviceState.Panicked, stand.Device.State);
        stand.Do(stand.Device.ResetAsync());
        Assert.AreEqual(DeviceState.Running, stand.Device.State);
        Assert.AreEqual(2, stand.Device.Status.Boots);
    }

    [TestMethod]
    public void Step_DevicePanicsOnTheWay_IsTold()
    {
        using var stand = new Stand(Panicking, device: o => o.StartPaused = true).Start();
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => stand.Do(stand.Device.StepAsync(DeviceStep.For(TimeSpan.FromSeconds(1)))));
        StringAssert.StartsWith(error.Message, "task worker", StringComparison.Ordinal);
    }

    [TestMethod]
    public void End_OfTheScheduler_IsAStateOfItsOwn()
    {
        using var stand = new Stand(device => device.CreateTask("worker", 1, 4096, CoreAffinity.Any, async task => await task.EndScheduler())).Start();
        stand.Turns();
        Assert.AreEqual(DeviceState.Ended, stand.Device.State);
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(stand.Device.NotifyAsync("worker")));
    }

    // Blocks inside a critical section.
    private static void Panicking(Device device) => device.CreateTask("worker", 1, 4096, CoreAffinity.Any, async task =>
    {
        await task.Delay(new Ticks(1));
        await task.EnterCritical();
        await task.Delay(new Ticks(1));
    });
}
