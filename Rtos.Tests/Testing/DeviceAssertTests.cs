using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Testing;

[TestClass]
public sealed class DeviceAssertTests
{
    [TestMethod]
    public void AssertNoDeadlock_NoCircle_Passes()
    {
        var device = Philosophers(TestDevice.Idf(), wait: new Ticks(5));
        device.AssertNoDeadlock();
        device.RunFor(TimeSpan.FromMilliseconds(3));
        device.AssertNoDeadlock();
    }

    [TestMethod]
    public void AssertNoDeadlock_Circle_ShowsWhoWaitsForWhomAndTheScheduleWhereItClosed()
    {
        var device = Philosophers(TestDevice.Idf(), Ticks.Forever);
        device.CreateTask("busy", 1, 3072, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.Delay(new Ticks(1));
            }
        });
        device.RunFor(TimeSpan.FromMilliseconds(20));

        var message = SampleFirmware.MessageOf(device.AssertNoDeadlock);

        Assert.StartsWith("deadlock: a is waiting in take right, which b holds, since 1 ms; b is waiting in take left, which a holds, since 1 ms\n", message);
        Assert.Contains("    160000 1 b 1 delay\n", message);
        Assert.Contains("one column is ", message);
        Assert.Contains("^ cycle ", message);
        Assert.DoesNotContain("(the trace ends)", message);
    }

    [TestMethod]
    public void AssertNoDeadlock_OneTaskTakesItsMutexTwice_IsOne()
    {
        var device = TestDevice.IdfUnicore();
        var bus = device.CreateMutex("bus");
        device.CreateTask("main", 5, 3072, CoreAffinity.Core0, async _ =>
        {
            await bus.Take(Ticks.Forever);
            await bus.Take(Ticks.Forever);
        });
        device.RunFor(TimeSpan.FromMilliseconds(1));
        Assert.StartsWith("deadlock: main is waiting in take bus, which main holds", SampleFirmware.MessageOf(device.AssertNoDeadlock));
    }

    [TestMethod]
    public void AssertNoDeadlock_NoTrace_SaysWhoWaits()
    {
        var device = Philosophers(new Device(new DeviceConfiguration()), Ticks.Forever);
        device.RunFor(new Cycles(100_000_000));
        var message = SampleFirmware.MessageOf(device.AssertNoDeadlock);
        Assert.StartsWith("deadlock: a is waiting in take right", message);
        Assert.DoesNotContain("\n", message);
    }

    private static Device Philosophers(Device device, Ticks wait)
    {
        var left = device.CreateMutex("left");
        var right = device.CreateMutex("right");
        Philosopher("a", CoreAffinity.Core0, left, right);
        Philosopher("b", CoreAffinity.Core1, right, left);
        return device;

        void Philosopher(string name, CoreAffinity core, RtosMutex first, RtosMutex second) =>
            device.CreateTask(name, 5, 3072, core, async task =>
            {
                await first.Take(Ticks.Forever);
                await task.Delay(new Ticks(1));
                await second.Take(wait);
                await first.Give();
                await task.Delay(Ticks.Forever);
            });
    }
}
