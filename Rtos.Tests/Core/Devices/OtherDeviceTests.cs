using Rtos.Core;
using Rtos.Tasks;
using SystemThread = System.Threading.Thread;

namespace Rtos.Tests.Core.Devices;

/// <summary>A task that uses an object of another device.</summary>
[TestClass]
public sealed class OtherDeviceTests
{
    [TestMethod]
    public void Receive_OtherDeviceLiesIdle_IsRefusedAtOnce()
    {
        var other = new Device(new DeviceConfiguration());
        var queue = other.CreateQueue<int>("queue", length: 1);
        var device = new Device(new DeviceConfiguration());
        device.CreateTask("A", 5, 2048, CoreAffinity.Core0, async _ => await queue.Receive(Ticks.Forever));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1)));

        StringAssert.Contains(panic.Message, "receive (xQueueReceive) is about an object that belongs to another device than task A");
    }

    [TestMethod]
    public void Receive_OtherDeviceRunsAtTheSameTime_IsRefusedAndTheOtherIsUnharmed()
    {
        var other = new Device(new DeviceConfiguration());
        var queue = other.CreateQueue<int>("queue", length: 1);
        using var runs = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        other.CreateTask("B", 5, 2048, CoreAffinity.Core0, _ =>
        {
            runs.Set();
            mayEnd.Wait();
            return Routine.Completed;
        });
        Exception? end = null;
        var host = new SystemThread(() =>
        {
            try
            {
                other.RunFor(new Cycles(1));
            }
            catch (DevicePanicException e)
            {
                end = e;
            }
        });
        host.Start();
        runs.Wait();
        var device = new Device(new DeviceConfiguration());
        device.CreateTask("A", 5, 2048, CoreAffinity.Core0, async _ => await queue.Receive(Ticks.Forever));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1)));

        mayEnd.Set();
        host.Join();
        Assert.IsNull(end);
        StringAssert.Contains(panic.Message, "used the device while");
    }
}
