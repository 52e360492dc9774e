using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>Arguments out of range are refused with the rule, and a device that has panicked takes nothing new.</summary>
[TestClass]
public sealed class ArgumentTests
{
    [TestMethod]
    public void CreateTask_OutOfRange_SaysTheRange()
    {
        Refused("priority", "priorities are 0 to 24", d => Create(d, priority: 25, stackBytes: 2048));
        Refused("priority", "priorities are 0 to 24", d => Create(d, priority: -1, stackBytes: 2048));
        Refused("stackBytes", "a stack has 1 to 2147483647 bytes", d => Create(d, priority: 1, stackBytes: 0));
    }

    [TestMethod]
    public void CreateObject_OutOfRange_SaysTheRange()
    {
        Refused("length", "a queue of items of 4 bytes has 1 to 536870888 places", d => d.CreateQueue<int>("q", int.MaxValue));
        Refused("length", "a queue of items of 4 bytes has 1 to", d => d.CreateQueue<int>("q", 0));
        Refused("itemBytes", "an item of a queue takes 0 to", d => d.CreateQueue<int>("q", 1, itemBytes: -1));
        Refused("length", "a queue set has room for 1 to", d => d.CreateQueueSet("s", 0));
        Refused("maximum", "the highest count of a semaphore is 1 to", d => d.CreateCountingSemaphore("s", 0, 0));
        Refused("initial", "the first count of this semaphore is 0 to 3", d => d.CreateCountingSemaphore("s", 3, 4));
        Refused("size", "a stream buffer holds 1 to", d => d.CreateStreamBuffer("s", 0));
        Refused("size", "a message buffer holds 5 to", d => d.CreateMessageBuffer("s", 4));
        Refused("triggerLevel", "the trigger level of this buffer is 0 to 8 bytes", d => d.CreateStreamBuffer("s", 8, 9));
        Refused("period", "the period of a timer is 1 to", d => d.CreateTimer("t", Ticks.None, true, static _ => Routine.Completed));
    }

    [TestMethod]
    public void Slot_OutOfRange_SaysTheRange()
    {
        Refused("index", "there is no notification slot 1; slots are 0 to 0", d => Create(d, 1, 2048).NotificationValue(1));
        Refused("value", "there is no notification slot -1", d => d.CreateStreamBuffer("s", 8).NotificationIndex = -1);
        Refused("index", "there is no pointer 1 (FREERTOS_THREAD_LOCAL_STORAGE_POINTERS is 1)", d => Create(d, 1, 2048).GetThreadLocalStorage(1));
    }

    [TestMethod]
    public void Time_Negative_SaysTheRule()
    {
        Refused("value", "a length of virtual time is 0 cycles or more", _ => new Cycles(-5));
        Refused("value", "an instant is cycle 0", _ => new Instant(-5));
        Refused("count", "a length of time is 0 or more", d => d.Clock.Milliseconds(-1));
        Refused("time", "a length of time is 0 or more", d => d.Clock.FromTimeSpan(TimeSpan.FromSeconds(-1)));
        Refused("milliseconds", "a wait has 0 to 4294967294 ticks", d => d.Clock.MillisecondsToTicks(-1));
        Refused("core", "the device has 2 cores", d => d.IdleTask((CoreId)2));
    }

    [TestMethod]
    public void Create_AfterAPanic_ThrowsThePanic()
    {
        var device = new Device(new DeviceConfiguration());
        device.CreateTask("A", 5, 2048, CoreAffinity.Core0, static _ => throw new FormatException("bad"));
        Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1)));
        var objects = device.Report.HeapEntries.Count;

        Assert.ThrowsExactly<DevicePanicException>(() => Create(device, 1, 2048));
        Assert.ThrowsExactly<DevicePanicException>(() => device.CreateQueue<int>("q", 1));
        Assert.ThrowsExactly<DevicePanicException>(() => device.CreateMutex("m"));
        Assert.ThrowsExactly<DevicePanicException>(() => device.CreateTimer("t", new Ticks(1), true, static _ => Routine.Completed));
        Assert.HasCount(objects, device.Report.HeapEntries);
    }

    private static RtosTask Create(Device device, int priority, int stackBytes) =>
        device.CreateTask("A", priority, stackBytes, CoreAffinity.Any, static _ => Routine.Completed);

    private static void Refused(string parameter, string rule, Action<Device> act)
    {
        var device = new Device(new DeviceConfiguration());
        var thrown = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => act(device));
        Assert.AreEqual(parameter, thrown.ParamName);
        StringAssert.Contains(thrown.Message, rule);
    }

    private static void Refused<T>(string parameter, string rule, Func<Device, T> act) => Refused(parameter, rule, d => { _ = act(d); });
}
