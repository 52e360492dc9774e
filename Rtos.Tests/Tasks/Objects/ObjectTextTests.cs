using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>What debuggers show of a device and its objects.</summary>
[TestClass]
public sealed class ObjectTextTests
{
    [TestMethod]
    public void ToString_OfEachKind_HasTheNameAndTheState()
    {
        var device = new Board(Flavor.Idf2).Device;
        Assert.AreEqual("samples: 0 of 8 items", device.CreateQueue<int>("samples", 8).ToString());
        Assert.AreEqual("slots: count 1 of 3", device.CreateCountingSemaphore("slots", 3, 1).ToString());
        Assert.AreEqual("bus: free", device.CreateMutex("bus").ToString());
        Assert.AreEqual("log: free", device.CreateRecursiveMutex("log").ToString());
        Assert.AreEqual("set: 0 of 4 events", device.CreateQueueSet("set", 4).ToString());
        Assert.AreEqual("flags: bits 0x000000", device.CreateEventGroup("flags").ToString());
        Assert.AreEqual("bytes: 0 of 100 bytes", device.CreateStreamBuffer("bytes", 100).ToString());
        Assert.AreEqual("blink: stopped, every 5 ticks", Timer(new Ticks(5), autoReload: true).ToString());
        Assert.AreEqual("blink: stopped, once after 1 tick", Timer(new Ticks(1), autoReload: false).ToString());

        RtosTimer Timer(Ticks period, bool autoReload) => device.CreateTimer("blink", period, autoReload, static _ => Routine.Completed);
    }

    [TestMethod]
    public void ToString_TasksWait_CountsThem()
    {
        var board = new Board(Flavor.Idf2);
        var queue = board.Device.CreateQueue<int>("queue", 1);
        var mutex = board.Device.CreateMutex("mutex");
        var flags = board.Device.CreateEventGroup("flags");
        board.Task("A", 5, async _ => await queue.Receive(Ticks.Forever));
        board.Task("B", 5, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(Ticks.Forever);
        });
        board.Task("C", 4, async _ => await mutex.Take(Ticks.Forever));
        board.Task("D", 4, async _ => await flags.WaitBits(1, false, false, Ticks.Forever));
        board.Run(100);
        Assert.AreEqual("queue: 0 of 1 items, 1 waiting", queue.ToString());
        Assert.AreEqual("mutex: held by B, 1 waiting", mutex.ToString());
        Assert.AreEqual("flags: bits 0x000000, 1 waiting", flags.ToString());
    }

    [TestMethod]
    public void ToString_Deleted_SaysByWhom()
    {
        var board = new Board(Flavor.Idf2);
        var queue = board.Device.CreateQueue<int>("queue", 1);
        board.Task("A", 5, async _ => await queue.Delete());
        board.Run(100);
        Assert.AreEqual("queue: deleted by task A", queue.ToString());
    }

    [TestMethod]
    public void ToString_OfADevice_HasItsTimeAndItsPanic()
    {
        var board = new Board(Flavor.Idf2);
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(1600));
            throw new FormatException("bad");
        });
        Assert.AreEqual("idf, 2 cores, 0 ms (cycle 0, tick 0)", board.Device.ToString());
        Assert.ThrowsExactly<DevicePanicException>(() => board.Run(5000));
        Assert.StartsWith("idf, 2 cores, 1.6 ms (cycle 1600, tick 1), panic: task A ended with an exception", board.Device.ToString());
    }
}
