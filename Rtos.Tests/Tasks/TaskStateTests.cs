using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Suspend, resume, abortDelay, and the states they lead to.</summary>
[TestClass]
public sealed class TaskStateTests
{
    [TestMethod]
    [EveryFlavor]
    public void GetState_EveryWait_IsTold(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var subjects = new[]
        {
            device.Task("delays", 9, static async task => await task.Delay(new Ticks(9))),
            device.Task("suspended", 9, static async task => await task.Suspend()),
            device.Task("receives", 9, async _ => await queue.Receive(Ticks.Forever)),
            device.Task("limited", 9, async _ => await queue.Receive(new Ticks(9))),
            device.Task("takes", 9, static async task => await task.NotifyTake(true, Ticks.Forever)),
            device.Task("ready", 4, static async task => await task.Work(new Cycles(1)), CoreAffinity.Core0),
        };
        var states = new List<TaskState>();
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(10));
            foreach (var subject in subjects)
            {
                states.Add(await subject.GetState());
            }

            states.Add(await task.GetState());
        }, CoreAffinity.Core0);
        device.Run(10);
        device.Run(11);

        Assert.AreEqual("Blocked Suspended Blocked Blocked Blocked Ready Running", string.Join(' ', states));
    }

    [TestMethod]
    [EveryFlavor]
    public void Suspend_Self_StopsUntilResumed(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        var a = device.Task("A", 5, async task =>
        {
            await task.Suspend();
            times.Add(device.Now.Value);
        });
        device.Task("B", 4, async task =>
        {
            await task.Work(new Cycles(3500));
            await a.Resume();
            await task.Delay(new Ticks(1));
        });
        device.Run(6000);

        Assert.AreEqual("3500", string.Join(' ', times));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.Idf1)]
    [DataRow(Flavor.Idf2)]
    [DataRow(Flavor.Smp)]
    public void Suspend_WorkingTask_StopsItsWork(Flavor flavor)
    {
        var device = Create(flavor);
        var ended = 0L;
        var a = device.Task("A", 3, async task =>
        {
            await task.Work(new Cycles(1500));
            ended = device.Now.Value;
        }, CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Suspend();
            await task.Delay(new Ticks(5));
            await a.Resume();
        }, CoreAffinity.Core0);
        device.Run(9000);

        Assert.AreEqual(6500, ended);
    }

    [TestMethod]
    [EveryFlavor]
    public void Suspend_DelayingTask_ForgetsTheDelay(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        var a = device.Task("A", 6, async task =>
        {
            await task.Delay(new Ticks(2));
            times.Add(device.Now.Value);
        });
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Suspend();
            await task.Delay(new Ticks(4));
            await a.Resume();
            await task.Delay(new Ticks(1));
        });
        device.Run(9000);

        Assert.AreEqual("5000", string.Join(' ', times));
    }

    [TestMethod]
    [EveryFlavor]
    public void Suspend_ReceivingTask_WaitsForTheRestOfItsTimeOnceResumed(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var log = string.Empty;
        var a = device.Task("A", 6, async _ =>
        {
            var got = await queue.Receive(new Ticks(5));
            log = $"{device.Now} {got.HasValue}";
        });
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Suspend();
            await task.Delay(new Ticks(2));
            await a.Resume();
            await task.Delay(new Ticks(9));
        });
        device.Run(9000);

        Assert.AreEqual("5000 False", log);
    }

    [TestMethod]
    [EveryFlavor]
    public void Suspend_NotifyTakingTask_ReturnsZeroOnceResumed(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var a = device.Task("A", 6, async task =>
        {
            log.Add($"{await task.NotifyTake(true, new Ticks(9))} {device.Now}");
            log.Add($"{await task.NotifyWait(0, 0, new Ticks(9))} {device.Now}");
        });
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Suspend();
            await a.Resume();
            await task.Delay(new Ticks(1));
            await a.Suspend();
            await a.Resume();
        });
        device.Run(9000);

        Assert.AreEqual("0 1000, NotifyWaitResult { Received = False, Value = 0 } 2000", string.Join(", ", log));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, false)]
    [DataRow(Flavor.FreeRtosCoop, false)]
    [DataRow(Flavor.Idf1, true)]
    [DataRow(Flavor.Idf2, true)]
    [DataRow(Flavor.Smp, false)]
    [DataRow(Flavor.SmpCoop, false)]
    public void Resume_WaiterForANotificationForever_WakesItInIdfOnly(Flavor flavor, bool wakes)
    {
        var device = Create(flavor);
        var taken = -1L;
        var a = device.Task("A", 6, async task => taken = await task.NotifyTake(true, Ticks.Forever));
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Resume();
            await task.Delay(new Ticks(1));
        });
        device.Run(5000);

        Assert.AreEqual(wakes ? 0 : -1, taken);
    }

    [TestMethod]
    [EveryFlavor]
    public void Resume_TaskThatIsNotSuspended_DoesNothing(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        var a = device.Task("A", 6, async task =>
        {
            await task.Delay(new Ticks(3));
            times.Add(device.Now.Value);
        });
        device.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await a.Resume();
            await task.Resume();
        });
        device.Run(5000);

        Assert.AreEqual("3000", string.Join(' ', times));
    }

    [TestMethod]
    public void Resume_EqualInUpstream_DoesNotSwitch()
    {
        var device = Create(Flavor.FreeRtos);
        ResumeEqual(device);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 0 switch Tmr Svc
            0 0 switch IDLE
            1000 0 switch A
            1000 0 A 0 delay
            1000 0 A 1 resume
            1010 0 A 2 work
            1010 0 A end
            1010 0 switch B
            1010 0 B 0 suspend
            1030 0 B 1 work
            1030 0 B end
            1030 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Resume_EqualInIdf_SwitchesAtOnce()
    {
        var device = Create(Flavor.Idf1);
        ResumeEqual(device);

        device.AssertTrace("""
            0 0 switch B
            0 0 switch A
            0 0 switch Tmr Svc
            0 0 switch IDLE
            1000 0 switch A
            1000 0 A 0 delay
            1000 0 switch B
            1000 0 B 0 suspend
            1020 0 B 1 work
            1020 0 B end
            1020 0 switch A
            1020 0 A 1 resume
            1030 0 A 2 work
            1030 0 A end
            1030 0 switch IDLE
            """);
    }

    private static void ResumeEqual(Device device)
    {
        var b = device.Task("B", 5, static async task =>
        {
            await task.Suspend();
            await task.Work(new Cycles(20));
        });
        device.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await b.Resume();
            await task.Work(new Cycles(10));
        });
        device.Run(1500);
    }
}
