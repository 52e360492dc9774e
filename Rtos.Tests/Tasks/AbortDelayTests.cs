using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>abortDelay: the call returns as when its time is up.</summary>
[TestClass]
public sealed class AbortDelayTests
{
    [TestMethod]
    [EveryFlavor]
    public void AbortDelay_DelayingTask_EndsTheDelay(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var a = device.Task("A", 6, async task =>
        {
            await task.Delay(new Ticks(9));
            log.Add($"A {device.Now}");
        }, CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            log.Add($"{await a.AbortDelay()}");
            await task.Delay(new Ticks(1));
        }, CoreAffinity.Core0);
        device.Run(5000);

        CollectionAssert.Contains(log, "A 1000");
        CollectionAssert.Contains(log, "True");
        Assert.HasCount(2, log);
    }

    [TestMethod]
    [EveryFlavor]
    public void AbortDelay_ReceivingTask_GetsNothing(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = string.Empty;
        var a = device.Task("A", 6, async task =>
        {
            var got = await queue.Receive(Ticks.Forever);
            log = $"{got.HasValue} {device.Now}";
        });
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.AbortDelay();
            await task.Delay(new Ticks(1));
        });
        device.Run(5000);

        Assert.AreEqual("False 1000", log);
    }

    [TestMethod]
    [EveryFlavor]
    public void AbortDelay_TaskThatIsNotBlocked_Fails(Flavor flavor)
    {
        var device = Create(flavor);
        var results = new List<bool>();
        var suspended = device.Task("S", 6, static async task => await task.Suspend());
        var ready = device.Task("R", 1, static async task => await task.Work(new Cycles(10)), CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(10));
            results.Add(await suspended.AbortDelay());
            results.Add(await ready.AbortDelay());
            results.Add(await task.AbortDelay());
        }, CoreAffinity.Core0);
        device.Run(500);

        Assert.AreEqual("False False False", string.Join(' ', results));
        Assert.AreEqual(TaskState.Suspended, suspended.State);
    }

    [TestMethod]
    public void AbortDelay_HigherTaskInIdf_RunsAtTheNextTick()
    {
        var device = Create(Flavor.Idf2);
        AbortHigher(device);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            300 0 B 0 work
            300 0 B 1 abortDelay ok
            1000 0 switch A
            1000 0 A 0 delay
            1000 0 A end
            1000 0 switch B
            1300 0 B 2 work
            1300 0 B end
            1300 0 switch IDLE0
            """);
    }

    [TestMethod]
    public void AbortDelay_HigherTaskInUpstream_RunsAtOnce()
    {
        var device = Create(Flavor.FreeRtos);
        AbortHigher(device);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            300 0 B 0 work
            300 0 switch A
            300 0 A 0 delay
            300 0 A end
            300 0 switch B
            300 0 B 1 abortDelay ok
            1300 0 B 2 work
            1300 0 B end
            1300 0 switch Tmr Svc
            1300 0 switch IDLE
            """);
    }

    private static void AbortHigher(Device device)
    {
        var a = device.Task("A", 6, static async task => await task.Delay(new Ticks(9)), CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(300));
            await a.AbortDelay();
            await task.Work(new Cycles(1000));
        }, CoreAffinity.Core0);
        device.Run(1500);
    }
}
