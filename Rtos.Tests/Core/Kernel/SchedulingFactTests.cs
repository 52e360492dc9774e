using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Kernel;

/// <summary>Who runs first, who runs next, what the tick changes.</summary>
[TestClass]
public sealed class SchedulingFactTests
{
    [TestMethod]
    [DataRow(Flavor.FreeRtos, "B")]
    [DataRow(Flavor.FreeRtosCoop, "B")]
    [DataRow(Flavor.Idf1, "A")]
    [DataRow(Flavor.Idf2, "A")]
    public void FirstTask_AmongEquals_IsTheLastCreatedUpstreamAndTheFirstInIdf(Flavor flavor, string first)
    {
        var device = Create(flavor);
        device.Task("A", 5, static async task => await task.Work(new Cycles(10)));
        device.Task("low", 4, static async task => await task.Work(new Cycles(10)));
        device.Task("B", 5, static async task => await task.Work(new Cycles(10)));
        device.Run(100);

        Assert.AreEqual($"0 0 switch {first}", device.Trace.Lines[0]);
    }

    [TestMethod]
    public void FirstTask_OfSmp_IsTheIdleTask()
    {
        var device = Create(Flavor.Smp);
        device.Run(100);

        device.AssertTrace("""
            0 0 switch IDLE0
            0 0 switch Tmr Svc
            0 0 switch IDLE0
            0 1 switch IDLE1
            """);
    }

    [TestMethod]
    public void TimeSlice_Equals_TakeTurnsAtEachTick()
    {
        var device = Create(Flavor.FreeRtos);
        AddWorkers(device);
        device.Run(6000);

        device.AssertTrace("""
            0 0 switch C
            1000 0 switch A
            2000 0 switch B
            3000 0 switch C
            3500 0 C 0 work
            3500 0 C end
            3500 0 switch A
            4000 0 switch B
            4500 0 B 0 work
            4500 0 B end
            4500 0 switch A
            4500 0 A 0 work
            4500 0 A end
            4500 0 switch Tmr Svc
            4500 0 switch IDLE
            """);
    }

    [TestMethod]
    public void TimeSlice_SwitchedOff_LetsEachFinish()
    {
        var device = Create(Settings(Flavor.FreeRtos) with { TimeSlicing = false });
        AddWorkers(device);
        device.Run(6000);

        device.AssertTrace("""
            0 0 switch C
            1500 0 C 0 work
            1500 0 C end
            1500 0 switch A
            3000 0 A 0 work
            3000 0 A end
            3000 0 switch B
            4500 0 B 0 work
            4500 0 B end
            4500 0 switch Tmr Svc
            4500 0 switch IDLE
            """);
    }

    [TestMethod]
    public void TimeSlice_OnTwoCoresOfIdf_LeavesOutWhoRunsElsewhere()
    {
        var device = Create(Flavor.Idf2);
        AddWorkers(device);
        device.Run(6000);

        device.AssertTrace("""
            0 0 switch A
            0 1 switch B
            1000 0 switch C
            1000 1 switch A
            1500 1 A 0 work
            1500 1 A end
            1500 1 switch B
            2000 1 B 0 work
            2000 1 B end
            2000 1 switch Tmr Svc
            2000 1 switch IDLE1
            2500 0 C 0 work
            2500 0 C end
            2500 0 switch IDLE0
            """);
    }

    [TestMethod]
    public void TimeSlice_OnSmp_SwitchesEveryCore()
    {
        var device = Create(Flavor.Smp);
        AddWorkers(device);
        device.Run(6000);

        device.AssertTrace("""
            0 0 switch IDLE0
            0 0 switch A
            0 1 switch IDLE1
            0 1 switch B
            1000 0 switch C
            1000 1 switch A
            1500 1 A 0 work
            1500 1 A end
            1500 1 switch B
            2000 1 B 0 work
            2000 1 B end
            2000 1 switch Tmr Svc
            2000 1 switch IDLE0
            2500 0 C 0 work
            2500 0 C end
            2500 0 switch IDLE1
            """);
    }

    [TestMethod]
    public void PreemptedTask_HasEquals_LosesItsTurn()
    {
        var device = Create(Settings(Flavor.FreeRtos) with { TimeSlicing = false });
        device.Task("A", 5, static async task => await task.Work(new Cycles(2000)));
        device.Task("B", 5, static async task => await task.Work(new Cycles(2000)));
        device.Task("high", 6, static async task => await task.Delay(new Ticks(1)));
        device.Run(5000);

        device.AssertTrace("""
            0 0 switch high
            0 0 switch A
            1000 0 switch high
            1000 0 high 0 delay
            1000 0 high end
            1000 0 switch B
            3000 0 B 0 work
            3000 0 B end
            3000 0 switch A
            4000 0 A 0 work
            4000 0 A end
            4000 0 switch Tmr Svc
            4000 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Idle_WithATaskOfItsPriority_GivesWayUpstream()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("zero", 0, static async task => await task.Work(new Cycles(2500)));
        device.Run(6000);

        device.AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch zero
            1000 0 switch IDLE
            1000 0 switch zero
            2000 0 switch IDLE
            3000 0 switch zero
            3500 0 zero 0 work
            3500 0 zero end
            3500 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Idle_OfIdfWithATaskOfItsPriority_KeepsWholeTicks()
    {
        var device = Create(Flavor.Idf1);
        device.Task("zero", 0, static async task => await task.Work(new Cycles(2500)));
        device.Run(6000);

        device.AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch zero
            1000 0 switch IDLE
            2000 0 switch zero
            3000 0 switch IDLE
            4000 0 switch zero
            4500 0 zero 0 work
            4500 0 zero end
            4500 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Tick_WithoutPreemption_DoesNotSwitchToAWokenTask()
    {
        var device = Create(Flavor.FreeRtosCoop);
        device.Task("high", 6, static async task => await task.Delay(new Ticks(1)));
        device.Task("low", 5, static async task => await task.Work(new Cycles(2500)));
        device.Run(5000);

        device.AssertTrace("""
            0 0 switch high
            0 0 switch low
            2500 0 low 0 work
            2500 0 low end
            2500 0 switch high
            2500 0 high 0 delay
            2500 0 high end
            2500 0 switch Tmr Svc
            2500 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Tick_TwoTasksWakeOnIdfsTwoCores_BothAskTheSameCore()
    {
        var device = Create(Flavor.Idf2);
        device.Task("busy0", 3, static async task => await task.Work(new Cycles(3000)), CoreAffinity.Core0);
        device.Task("busy1", 4, static async task => await task.Work(new Cycles(3000)), CoreAffinity.Core1);
        device.Task("D", 5, DelayAndWork);
        device.Task("C", 6, DelayAndWork);
        device.Run(5000);

        device.AssertTrace("""
            0 0 switch C
            0 0 switch D
            0 0 switch busy0
            0 1 switch busy1
            1000 0 switch C
            1000 0 C 0 delay
            1500 0 C 1 work
            1500 0 C end
            1500 0 switch D
            1500 0 D 0 delay
            2000 0 D 1 work
            2000 0 D end
            2000 0 switch busy0
            3000 1 busy1 0 work
            3000 1 busy1 end
            3000 1 switch Tmr Svc
            3000 1 switch IDLE1
            4000 0 busy0 0 work
            4000 0 busy0 end
            4000 0 switch IDLE0
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void Tick_EqualWakeTimes_WakeInTheOrderOfGoingToSleep(Flavor flavor)
    {
        var device = Create(flavor);
        var woken = new List<int>();

        // The last goes to sleep first; their waits differ, their wake time does not.
        for (var i = 0; i < 6; i++)
        {
            var number = i;
            device.Task($"T{i}", 5, async task =>
            {
                await task.Delay(new Ticks((uint)(6 - number)));
                await task.Delay(new Ticks((uint)(94 + number)));
                woken.Add(number);
            }, CoreAffinity.Core0);
        }

        device.Run(100_500);
        Assert.AreEqual("5 4 3 2 1 0", string.Join(' ', woken));
    }

    [TestMethod]
    [EveryFlavor]
    public void Tick_Wraps_DelaysAndTimeOutsGoOn(Flavor flavor)
    {
        var device = Create(Settings(flavor) with { InitialTick = new TickCount(uint.MaxValue - 2) });
        var queue = device.CreateQueue<int>("q", 1);
        var log = new List<string>();
        device.Task("A", 6, async task =>
        {
            await task.Delay(new Ticks(5));
            log.Add($"A {device.Now} {await task.GetTickCount()}");
        });
        device.Task("B", 5, async _ =>
        {
            await queue.Receive(new Ticks(4));
            log.Add($"B {device.Now}");
        });
        var wake = new WakeTime(new TickCount(uint.MaxValue - 2));
        device.Task("C", 4, async task =>
        {
            for (var i = 0; i < 3; i++)
            {
                var waited = await task.DelayUntil(wake, new Ticks(2));
                log.Add($"C {device.Now} {waited} {wake.Tick}");
            }
        });
        device.Run(9000);

        Assert.AreEqual(
            "C 2000 True 4294967295, B 4000, C 4000 True 1, A 5000 2, C 6000 True 3", string.Join(", ", log));
        Assert.AreEqual(new TickCount(5), device.TickCount);
    }

    private static async Routine DelayAndWork(RtosTask task)
    {
        await task.Delay(new Ticks(1));
        await task.Work(new Cycles(500));
    }

    private static void AddWorkers(Device device)
    {
        foreach (var name in new[] { "A", "B", "C" })
        {
            device.Task(name, 5, static async task => await task.Work(new Cycles(1500)));
        }
    }
}
