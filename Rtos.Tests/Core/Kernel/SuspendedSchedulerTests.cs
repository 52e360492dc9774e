using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Kernel;

/// <summary>suspendAll, resumeAll and critical sections.</summary>
[TestClass]
public sealed class SuspendedSchedulerTests
{
    [TestMethod]
    [EveryFlavor]
    public void GetSchedulerState_Nested_IsSuspendedUntilTheLastResume(Flavor flavor)
    {
        var device = Create(flavor);
        var states = new List<SchedulerState>();
        device.Task("A", 5, async task =>
        {
            states.Add(await task.GetSchedulerState());
            await task.SuspendAll();
            await task.SuspendAll();
            await task.ResumeAll();
            states.Add(await task.GetSchedulerState());
            await task.ResumeAll();
            states.Add(await task.GetSchedulerState());
        });
        device.Run(100);

        Assert.AreEqual("Running Suspended Running", string.Join(' ', states));
    }

    [TestMethod]
    public void GetSchedulerState_BeforeTheStart_IsNotStarted() =>
        Assert.AreEqual(SchedulerState.NotStarted, Create(Flavor.Idf2).Scheduler.GetSchedulerState());

    [TestMethod]
    public void GetSchedulerState_SuspendedOnTheOtherCore_IsRunning()
    {
        Assert.AreEqual("Running at 100", StateSeenByCore1(Flavor.Idf2));

        // The core stands still until the other one has resumed the scheduler.
        Assert.AreEqual("Running at 550", StateSeenByCore1(Flavor.Smp));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, true)]
    [DataRow(Flavor.FreeRtosCoop, false)]
    [DataRow(Flavor.Idf1, true)]
    [DataRow(Flavor.Idf2, true)]
    [DataRow(Flavor.Smp, true)]
    [DataRow(Flavor.SmpCoop, false)]
    public void ResumeAll_TicksWereHeld_MakesUpForThem(Flavor flavor, bool switches)
    {
        var device = Create(flavor);
        var log = new List<string>();
        device.Task("high", 9, async task =>
        {
            await task.Delay(new Ticks(2));
            log.Add($"high {device.Now}");
        }, CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.Work(new Cycles(3500));
            log.Add($"{await task.GetTickCount()}");
            log.Add($"{await task.ResumeAll()} {await task.GetTickCount()}");
        }, CoreAffinity.Core0);
        device.Run(5000);

        Assert.AreEqual(switches ? "0, high 3500, True 3" : "0, False 3, high 3500", string.Join(", ", log));
    }

    [TestMethod]
    public void Tick_SchedulerSuspendedOnCore0OfIdf_IsHeldForBothCores() =>
        Assert.AreEqual("0", TicksSeenWhileSuspended(suspends: CoreAffinity.Core0, looks: CoreAffinity.Core1));

    [TestMethod]
    public void Tick_SchedulerSuspendedOnCore1OfIdf_GoesOn() =>
        Assert.AreEqual("2", TicksSeenWhileSuspended(suspends: CoreAffinity.Core1, looks: CoreAffinity.Core0));

    [TestMethod]
    public void ResumeAll_OnlyATimeSliceIsDue_IsTrue()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("B", 5, static async task => await task.Work(new Cycles(20)));
        device.Task("A", 5, static async task =>
        {
            await task.SuspendAll();
            await task.Work(new Cycles(1500));
            await task.ResumeAll();
        });
        device.Run(3000);

        device.AssertTrace("""
            0 0 switch A
            0 0 A 0 suspendAll
            1500 0 A 1 work
            1500 0 switch B
            1520 0 B 0 work
            1520 0 B end
            1520 0 switch A
            1520 0 A 2 resumeAll true
            1520 0 A end
            1520 0 switch Tmr Svc
            1520 0 switch IDLE
            """);
    }

    [TestMethod]
    public void CreateTask_SchedulerSuspended_SwitchesAtResumeAll()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("A", 5, static async task =>
        {
            await task.SuspendAll();
            await task.CreateTask("B", 6, 2048, CoreAffinity.Any, static async b => await b.Work(new Cycles(20)));
            await task.Work(new Cycles(100));
            await task.ResumeAll();
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            0 0 A 0 suspendAll
            0 0 A 1 create ok
            100 0 A 2 work
            100 0 switch B
            120 0 B 0 work
            120 0 B end
            120 0 switch A
            120 0 A 3 resumeAll true
            120 0 A end
            120 0 switch Tmr Svc
            120 0 switch IDLE
            """);
    }

    [TestMethod]
    public void GetState_OfATaskHeldBack_IsReadyUpstreamAndBlockedInIdf()
    {
        Assert.AreEqual("Ready", StateOfAHeldBackTask(Flavor.FreeRtos));
        Assert.AreEqual("Ready", StateOfAHeldBackTask(Flavor.Smp));
        Assert.AreEqual("Blocked", StateOfAHeldBackTask(Flavor.Idf1));
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.Idf1)]
    public void ExitCritical_ASwitchWasHeldBack_MakesItAtTheOutermost(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 6, async _ => await queue.Receive(Ticks.Forever));
        device.Task("B", 5, async task =>
        {
            await task.EnterCritical();
            await task.EnterCritical();
            await queue.Send(1, Ticks.None);
            await task.ExitCritical();
            await task.ExitCritical();
        });
        device.Run(500);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 0 B 0 enterCritical
            0 0 B 1 enterCritical
            0 0 B 2 send ok
            0 0 B 3 exitCritical
            0 0 switch A
            0 0 A 0 receive 1
            0 0 A end
            0 0 switch B
            0 0 B 4 exitCritical
            0 0 B end
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    private static string StateSeenByCore1(Flavor flavor)
    {
        var device = Create(flavor);
        var seen = string.Empty;
        device.Task("A", 5, static async task =>
        {
            await task.Work(new Cycles(50));
            await task.SuspendAll();
            await task.Work(new Cycles(500));
            await task.ResumeAll();
        }, CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(100));
            var state = await task.GetSchedulerState();
            seen = $"{state} at {device.Now}";
            await task.Work(new Cycles(800));
        }, CoreAffinity.Core1);
        device.Run(600);
        return seen;
    }

    private static string TicksSeenWhileSuspended(CoreAffinity suspends, CoreAffinity looks)
    {
        var device = Create(Flavor.Idf2);
        var seen = string.Empty;
        device.Task("A", 5, static async task =>
        {
            await task.SuspendAll();
            await task.Work(new Cycles(3500));
            await task.ResumeAll();
        }, suspends);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(2500));
            seen = $"{await task.GetTickCount()}";
        }, looks);
        device.Run(5000);
        Assert.AreEqual(new TickCount(4), device.TickCount);
        return seen;
    }

    private static string StateOfAHeldBackTask(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var seen = string.Empty;
        var a = device.Task("A", 6, async _ => await queue.Receive(Ticks.Forever), CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(10));
            await task.SuspendAll();
            await queue.Send(1, Ticks.None);
            seen = $"{await a.GetState()}";
            await task.ResumeAll();
        }, CoreAffinity.Core0);
        device.Run(500);
        return seen;
    }
}
