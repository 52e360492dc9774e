using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Tasks that wait for a queue, and who is woken.</summary>
[TestClass]
public sealed class QueueWaitTests
{
    [TestMethod]
    [EveryFlavor]
    public void Receive_Empty_WaitsUntilSent(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = string.Empty;
        device.Task("A", 6, async _ => log = $"{(await queue.Receive(Ticks.Forever)).Value} {device.Now}");
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(2500));
            await queue.Send(42, Ticks.None);
        });
        device.Run(5000);

        Assert.AreEqual("42 2500", log);
        Assert.AreEqual(0, queue.Count);
    }

    [TestMethod]
    [EveryFlavor]
    public void Receive_TimeOut_ReturnsAtItsTick(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = string.Empty;
        device.Task("A", 6, async task =>
        {
            await task.Work(new Cycles(1100));
            log = $"{(await queue.Receive(new Ticks(2))).HasValue} {device.Now}";
        });
        device.Run(5000);

        Assert.AreEqual("False 3000", log);
    }

    [TestMethod]
    [EveryFlavor]
    public void Send_Full_WaitsUntilReceived(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<string>("q", 1);
        var log = new List<string>();
        device.Task("A", 6, async _ =>
        {
            await queue.Send("one", Ticks.None);
            log.Add($"{await queue.Send("two", Ticks.Forever)} {device.Now}");
        });
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(2500));
            var first = (await queue.Receive(Ticks.None)).Value;
            await task.Delay(new Ticks(1));
            log.Add($"{first} {(await queue.Receive(Ticks.None)).Value}");
        });
        device.Run(5000);

        Assert.AreEqual("True 2500, one two", string.Join(", ", log));
    }

    [TestMethod]
    [EveryFlavor]
    public void Send_FullUntilTheTimeOut_Fails(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = string.Empty;
        device.Task("A", 6, async _ =>
        {
            await queue.Send(1, Ticks.None);
            log = $"{await queue.Send(2, new Ticks(3))} {device.Now} {queue.Count} {(await queue.Peek(Ticks.None)).Value}";
        });
        device.Run(5000);

        Assert.AreEqual("False 3000 1 1", log);
    }

    [TestMethod]
    [EveryFlavor]
    public void Send_SeveralReceivers_WakesTheHighestThenTheFirstCome(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 5);
        var log = new List<string>();
        foreach (var (name, priority) in new[] { ("low", 6), ("first", 7), ("second", 7), ("high", 8) })
        {
            device.Task(name, priority, async task =>
            {
                await task.Delay(new Ticks(name == "second" ? 2u : 1u));
                log.Add($"{name} {(await queue.Receive(Ticks.Forever)).Value}");
            }, CoreAffinity.Core0);
        }

        device.Task("sender", 5, async task =>
        {
            await task.Delay(new Ticks(3));
            for (var i = 1; i <= 4; i++)
            {
                await queue.Send(i, Ticks.None);
                await task.Delay(new Ticks(1));
            }
        }, CoreAffinity.Core0);
        device.Run(9000);

        Assert.AreEqual("high 1, first 2, second 3, low 4", string.Join(", ", log));
    }

    [TestMethod]
    [EveryFlavor]
    public void Peek_Waiting_PassesTheItemOnToAReceiver(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = new List<string>();
        device.Task("peeks", 8, async _ => log.Add($"peeks {(await queue.Peek(Ticks.Forever)).Value}"), CoreAffinity.Core0);
        device.Task("receives", 7, async _ => log.Add($"receives {(await queue.Receive(Ticks.Forever)).Value}"), CoreAffinity.Core0);
        device.Task("sends", 5, async task =>
        {
            await queue.Send(3, Ticks.None);
            await task.Delay(new Ticks(1));
        }, CoreAffinity.Core0);
        device.Run(5000);

        Assert.AreEqual("peeks 3, receives 3", string.Join(", ", log));
        Assert.AreEqual(0, queue.Count);
    }

    [TestMethod]
    [EveryFlavor]
    public void Reset_ASenderWaits_WakesIt(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = string.Empty;
        device.Task("A", 6, async _ =>
        {
            await queue.Send(1, Ticks.None);
            log = $"{await queue.Send(2, Ticks.Forever)} {device.Now}";
        });
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(300));
            await queue.Reset();
            await task.Delay(new Ticks(1));
        });
        device.Run(3000);

        Assert.AreEqual("True 300", log);
        Assert.AreEqual(1, queue.Count);
    }

    [TestMethod]
    [EveryFlavor]
    public void SetPriority_OfAWaiter_DoesNotMoveItInTheQueueOfWaiters(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 2);
        var log = new List<string>();
        var low = device.Task("low", 6, async _ => log.Add($"low {(await queue.Receive(Ticks.Forever)).Value}"), CoreAffinity.Core0);
        device.Task("high", 7, async _ => log.Add($"high {(await queue.Receive(Ticks.Forever)).Value}"), CoreAffinity.Core0);
        device.Task("sender", 5, async task =>
        {
            await low.SetPriority(9);
            await queue.Send(1, Ticks.None);
            await task.Delay(new Ticks(1));
            await queue.Send(2, Ticks.None);
            await task.Delay(new Ticks(1));
        }, CoreAffinity.Core0);
        device.Run(9000);

        Assert.AreEqual("high 1, low 2", string.Join(", ", log));
    }

    [TestMethod]
    [EveryFlavor]
    public void Delete_ASenderThatWaits_DropsItsItem(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = new List<string>();
        var a = device.Task("A", 6, async _ =>
        {
            await queue.Send(1, Ticks.None);
            await queue.Send(2, Ticks.Forever);
        });
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(300));
            await a.Delete();
            log.Add(await Get(queue));
            log.Add(await Get(queue));
            await queue.Send(3, Ticks.None);
            log.Add(await Get(queue));
        });
        device.Run(3000);

        Assert.AreEqual("1 empty 3", string.Join(' ', log));
    }

    [TestMethod]
    public void Send_WakesAHigherReceiver_SwitchesBeforeTheCallReturns()
    {
        var device = Create(Flavor.FreeRtos);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 6, async _ => await queue.Receive(Ticks.Forever));
        device.Task("B", 5, async _ => await queue.Send(1, Ticks.None));
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 0 switch A
            0 0 A 0 receive 1
            0 0 A end
            0 0 switch B
            0 0 B 0 send ok
            0 0 B end
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Send_HandOverBetweenTheCores_IsSeenInTheTrace()
    {
        var device = Create(Flavor.Smp);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 6, async task =>
        {
            await queue.Receive(Ticks.Forever);
            await task.Work(new Cycles(100));
        });
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(10));
            await queue.Send(1, Ticks.None);
            await task.Work(new Cycles(20));
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch IDLE0
            0 0 switch A
            0 0 switch B
            0 1 switch IDLE1
            0 1 switch Tmr Svc
            0 1 switch IDLE0
            10 0 B 0 work
            10 0 B 1 send ok
            10 1 switch A
            10 1 A 0 receive 1
            30 0 B 2 work
            30 0 B end
            30 0 switch IDLE1
            110 1 A 1 work
            110 1 A end
            110 1 switch IDLE0
            """);
    }

    private static async Routine<string> Get(RtosQueue<int> queue) =>
        (await queue.Receive(Ticks.None)).TryGet(out var item) ? $"{item}" : "empty";
}
