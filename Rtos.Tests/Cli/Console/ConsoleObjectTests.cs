using Rtos.Cli;
using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>What the console shows of kernel objects, what it answers to a full queue, and how far it steps.</summary>
[TestClass]
public sealed class ConsoleObjectTests
{
    [TestMethod]
    public void Queues_ObjectsOfEachKind_ShowHoldersFillBitsAndWaiters()
    {
        using var console = new ConsoleStand(Objects);
        console.Ask("step 20ms");
        ConsoleStand.AssertText(
            """
            object   kind            holds  of  state                    waiters
            mutex    Mutex               0   1  held by holder           waits_m
            again    RecursiveMutex      0   1  held by holder, 2 times  waits_r
            stream   StreamBuffer        3  16  -                        waits_s
            message  StreamBuffer        0  32  -                        waits_b
            events   EventGroup          -   -  bits 0x5                 waits_e
            ok
            """,
            console.Ask("queues"));
    }

    [TestMethod]
    public void Send_FullQueue_IsRefusedAtOnce()
    {
        using var console = new ConsoleStand(device => device.CreateQueue<int>("q", 1));
        console.Ask("step 1ms");
        Assert.StartsWith(" input 1 at cycle ", console.Ask("send q 1"));
        Assert.AreEqual("error: queue q is full (1 of 1, 1 on the way)\n", console.Ask("send q 2"));
        console.Ask("step 1ms");
        Assert.AreEqual("error: queue q is full (1 of 1)\n", console.Ask("send q 3"));
    }

    [TestMethod]
    [DataRow("2ticks", 320_001L)]
    [DataRow("1 tick", 160_001L)]
    [DataRow("3cycles", 3L)]
    [DataRow("1cycle", 1L)]
    [DataRow("10 ms", 1_600_000L)]
    [DataRow("0.5s", 80_000_000L)]
    [DataRow("2h", 160_000_000L * 7_200)]
    [DataRow("25ns", 4L)]
    public void Step_AnyNotationOfATime_GoesSoFar(string time, long cycles)
    {
        using var console = new ConsoleStand(device => device.CreateTask("t", 1, 4096, CoreAffinity.Any, async task => await task.Delay(Ticks.Forever)));
        Assert.StartsWith(FormattableString.Invariant($" chip Paused at cycle {cycles}, "), console.Ask($"step {time}"));
    }

    private static void Objects(Device device)
    {
        var mutex = device.CreateMutex("mutex");
        var again = device.CreateRecursiveMutex("again");
        var stream = device.CreateStreamBuffer("stream", 16, 8);
        var message = device.CreateMessageBuffer("message", 32);
        var events = device.CreateEventGroup("events");
        device.CreateTask("holder", 5, 4096, CoreAffinity.Core0, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await again.TakeRecursive(Ticks.Forever);
            await again.TakeRecursive(Ticks.Forever);
            await stream.Send(new byte[3], Ticks.None);
            await events.SetBits(5);
            await task.Delay(Ticks.Forever);
        });
        device.CreateTask("waits_m", 4, 4096, CoreAffinity.Core0, async _ => await mutex.Take(Ticks.Forever));
        device.CreateTask("waits_r", 4, 4096, CoreAffinity.Core0, async _ => await again.TakeRecursive(Ticks.Forever));
        device.CreateTask("waits_s", 4, 4096, CoreAffinity.Core0, async _ =>
        {
            await stream.Receive(new byte[8], Ticks.None);
            await stream.Send(new byte[3], Ticks.None);
            await stream.Send(new byte[14], Ticks.Forever);
        });
        device.CreateTask("waits_b", 4, 4096, CoreAffinity.Core0, async _ => await message.Receive(new byte[8], Ticks.Forever));
        device.CreateTask("waits_e", 4, 4096, CoreAffinity.Core0, async _ => await events.WaitBits(2, false, true, Ticks.Forever));
    }
}
