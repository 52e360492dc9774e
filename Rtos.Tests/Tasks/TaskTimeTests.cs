using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Calls with which a task uses time: work, delay, delayUntil, yield, catchUpTicks.</summary>
[TestClass]
public sealed class TaskTimeTests
{
    [TestMethod]
    [EveryFlavor]
    public void Work_Cycles_TakesThatTime(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        var a = device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(300));
            times.Add(device.Now.Value);
            await task.Work(Cycles.Zero);
            times.Add(device.Now.Value);
            await task.Work(new Cycles(2500));
            times.Add(device.Now.Value);
            await task.Suspend();
        });
        device.Run(5000);

        Assert.AreEqual("300 300 2800", string.Join(' ', times));
        Assert.AreEqual(new Cycles(2800), a.RunTime);
    }

    [TestMethod]
    public void Work_PreemptedInTheMiddle_KeepsWhatIsLeft()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("low", 1, async task => await task.Work(new Cycles(1500)));
        device.Task("high", 9, async task =>
        {
            await task.Delay(new Ticks(1));
            await task.Work(new Cycles(250));
        });
        device.Run(3000);

        device.AssertTrace("""
            0 0 switch high
            0 0 switch low
            1000 0 switch high
            1000 0 high 0 delay
            1250 0 high 1 work
            1250 0 high end
            1250 0 switch Tmr Svc
            1250 0 switch low
            1750 0 low 0 work
            1750 0 low end
            1750 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Work_PreemptedInTheMiddle_GoesOnOnTheOtherCore()
    {
        var device = Create(Flavor.Idf2);
        device.Task("other", 7, async task => await task.Work(new Cycles(1200)), CoreAffinity.Core1);
        device.Task("low", 2, async task => await task.Work(new Cycles(1500)));
        device.Task("high", 9, async task =>
        {
            await task.Delay(new Ticks(1));
            await task.Work(new Cycles(900));
        }, CoreAffinity.Core0);
        device.Run(3000);

        device.AssertTrace("""
            0 0 switch high
            0 0 switch low
            0 1 switch other
            1000 0 switch high
            1000 0 high 0 delay
            1200 1 other 0 work
            1200 1 other end
            1200 1 switch low
            1700 1 low 0 work
            1700 1 low end
            1700 1 switch Tmr Svc
            1700 1 switch IDLE1
            1900 0 high 1 work
            1900 0 high end
            1900 0 switch IDLE0
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void Delay_Ticks_EndsAtThatTick(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(300));
            await task.Delay(new Ticks(2));
            times.Add(device.Now.Value);
            await task.Delay(new Ticks(1));
            times.Add(device.Now.Value);
            await task.Work(new Cycles(1000));
            await task.Delay(new Ticks(1));
            times.Add(device.Now.Value);
            await task.Delay(Ticks.None);
            times.Add(device.Now.Value);
        });
        device.Run(8000);

        Assert.AreEqual("2000 3000 5000 5000", string.Join(' ', times));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.FreeRtosCoop)]
    public void Delay_Zero_Yields(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task => await task.Delay(Ticks.None));
        device.Task("B", 5, async task => await task.Delay(Ticks.None));
        device.Run(500);

        device.AssertTrace("""
            0 0 switch B
            0 0 switch A
            0 0 switch B
            0 0 B 0 delay
            0 0 B end
            0 0 switch A
            0 0 A 0 delay
            0 0 A end
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void DelayUntil_Period_DoesNotDrift(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var wake = new WakeTime(new TickCount(0));
        device.Task("A", 5, async task =>
        {
            foreach (var work in new[] { 300, 2900, 3100, 6500, 10 })
            {
                await task.Work(new Cycles(work));
                var waited = await task.DelayUntil(wake, new Ticks(3));
                log.Add($"{device.Now}:{waited}:{wake.Tick}");
            }
        });
        device.Run(30_000);

        Assert.AreEqual(
            "3000:True:3 6000:True:6 9100:False:9 15600:False:12 15610:False:15", string.Join(' ', log));
    }

    [TestMethod]
    public void DelayUntil_FalseResult_YieldsToItsEqual()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("B", 5, async task => await task.Work(new Cycles(10)));
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await task.DelayUntil(new WakeTime(new TickCount(uint.MaxValue)), new Ticks(1));
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            100 0 A 0 work
            100 0 switch B
            110 0 B 0 work
            110 0 B end
            110 0 switch A
            110 0 A 1 delayUntil false
            110 0 A end
            110 0 switch Tmr Svc
            110 0 switch IDLE
            """);
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.FreeRtosCoop)]
    public void Yield_Equals_TakeTurns(Flavor flavor)
    {
        var device = Create(flavor);
        foreach (var name in new[] { "A", "B", "C" })
        {
            device.Task(name, 5, async task =>
            {
                await task.Yield();
                await task.Yield();
            });
        }

        device.Run(500);
        device.AssertTrace("""
            0 0 switch C
            0 0 switch A
            0 0 switch B
            0 0 switch C
            0 0 C 0 yield
            0 0 switch A
            0 0 A 0 yield
            0 0 switch B
            0 0 B 0 yield
            0 0 switch C
            0 0 C 1 yield
            0 0 C end
            0 0 switch A
            0 0 A 1 yield
            0 0 A end
            0 0 switch B
            0 0 B 1 yield
            0 0 B end
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void Yield_NoEqual_ReturnsAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        device.Task("low", 4, async task => await task.Work(new Cycles(700)), CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            await task.Yield();
            times.Add(device.Now.Value);
            await task.Work(new Cycles(10));
            await task.Yield();
            times.Add(device.Now.Value);
        });
        device.Run(500);

        Assert.AreEqual("0 10", string.Join(' ', times));
    }

    [TestMethod]
    [EveryFlavor]
    public void GetTickCount_BetweenTicks_IsTheLastTick(Flavor flavor)
    {
        var device = Create(Settings(flavor) with { InitialTick = new TickCount(40) });
        var counts = new List<TickCount>();
        device.Task("A", 5, async task =>
        {
            counts.Add(await task.GetTickCount());
            await task.Work(new Cycles(999));
            counts.Add(await task.GetTickCount());
            await task.Work(new Cycles(1));
            counts.Add(await task.GetTickCount());
            await task.Work(new Cycles(5500));
            counts.Add(await task.GetTickCount());
        });
        device.Run(8000);

        Assert.AreEqual("40 40 41 46", string.Join(' ', counts));
        Assert.AreEqual(new TickCount(47), device.TickCount);
    }

    [TestMethod]
    [EveryFlavor]
    public void CatchUpTicks_Ticks_AreCountedAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        device.Task("A", 5, async task =>
        {
            await task.CatchUpTicks(new Ticks(10));
            log.Add($"{device.Now} {await task.GetTickCount()}");
            await task.Delay(new Ticks(1));
            log.Add($"{device.Now} {await task.GetTickCount()}");
        }, CoreAffinity.Core0);
        device.Run(3000);

        Assert.AreEqual("0 10, 1000 11", string.Join(", ", log));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, true)]
    [DataRow(Flavor.FreeRtosCoop, false)]
    [DataRow(Flavor.Idf1, true)]
    [DataRow(Flavor.Idf2, true)]
    public void CatchUpTicks_WakesAHigherTask_SwitchesUnlessCooperative(Flavor flavor, bool switches)
    {
        var device = Create(flavor);
        var log = new List<string>();
        device.Task("high", 9, async task =>
        {
            await task.Delay(new Ticks(5));
            log.Add($"high {device.Now}");
        }, CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            var switched = await task.CatchUpTicks(new Ticks(7));
            log.Add($"A {device.Now} {switched}");
        }, CoreAffinity.Core0);
        device.Run(3000);

        Assert.AreEqual(switches ? "high 0, A 0 True" : "A 0 False, high 0", string.Join(", ", log));
    }

    [TestMethod]
    public void CatchUpTicks_OnCore1OfIdf_WaitForCore0()
    {
        var device = Create(Flavor.Idf2);
        var log = new List<string>();
        device.Task("one", 5, async task =>
        {
            var switched = await task.CatchUpTicks(new Ticks(7));
            log.Add($"one {switched} {await task.GetTickCount()}");
        }, CoreAffinity.Core1);
        device.Task("zero", 5, async task =>
        {
            await task.Work(new Cycles(100));
            log.Add($"zero {await task.GetTickCount()}");
            await task.SuspendAll();
            await task.ResumeAll();
            log.Add($"zero {await task.GetTickCount()}");
        }, CoreAffinity.Core0);
        device.Run(500);

        Assert.AreEqual("one False 0, zero 0, zero 7", string.Join(", ", log));
    }
}
