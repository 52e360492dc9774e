using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Who runs when a notification wakes a task.</summary>
[TestClass]
public sealed class NotificationScheduleTests
{
    [TestMethod]
    public void NotifyGive_WakesAHigherTask_SwitchesBeforeTheCallReturns()
    {
        var device = Create(Flavor.FreeRtos);
        GiveToHigher(device);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            100 0 B 0 work
            100 0 switch A
            100 0 A 0 notifyTake 1
            100 0 A end
            100 0 switch B
            100 0 B 1 notifyGive ok
            200 0 B 2 work
            200 0 B end
            200 0 switch Tmr Svc
            200 0 switch IDLE
            """);
    }

    [TestMethod]
    public void NotifyGive_WakesAHigherTaskWithoutPreemption_SwitchesLater()
    {
        var device = Create(Flavor.FreeRtosCoop);
        GiveToHigher(device);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            100 0 B 0 work
            100 0 B 1 notifyGive ok
            200 0 B 2 work
            200 0 B end
            200 0 switch A
            200 0 A 0 notifyTake 1
            200 0 A end
            200 0 switch Tmr Svc
            200 0 switch IDLE
            """);
    }

    [TestMethod]
    public void NotifyGive_WakesATaskOfTheOtherCore_RequestsThatCore()
    {
        var device = Create(Flavor.Idf2);
        GiveToHigher(device, CoreAffinity.Core1);

        device.AssertTrace("""
            0 0 switch B
            0 1 switch A
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            100 0 B 0 work
            100 0 B 1 notifyGive ok
            100 1 switch A
            100 1 A 0 notifyTake 1
            100 1 A end
            100 1 switch IDLE1
            200 0 B 2 work
            200 0 B end
            200 0 switch IDLE0
            """);
    }

    [TestMethod]
    public void NotifyGive_SchedulerSuspendedInIdf_IsOnlySeenAtTheNextBlock()
    {
        var device = Create(Flavor.Idf2);
        var a = device.Task("A", 6, static async task => await task.NotifyTake(true, Ticks.Forever), CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.SuspendAll();
            await a.NotifyGive();
            await task.ResumeAll();
            await task.Work(new Cycles(100));
            await task.Yield();
        }, CoreAffinity.Core0);
        device.Run(900);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 0 B 0 suspendAll
            0 0 B 1 notifyGive ok
            0 0 B 2 resumeAll false
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            100 0 B 3 work
            100 0 switch A
            100 0 A 0 notifyTake 1
            100 0 A end
            100 0 switch B
            100 0 B 4 yield
            100 0 B end
            100 0 switch IDLE0
            """);
    }

    [TestMethod]
    public void NotifyGive_SchedulerSuspendedUpstream_SwitchesAtResumeAll()
    {
        var device = Create(Flavor.FreeRtos);
        var a = device.Task("A", 6, static async task => await task.NotifyTake(true, Ticks.Forever));
        device.Task("B", 5, async task =>
        {
            await task.SuspendAll();
            await a.NotifyGive();
            await task.ResumeAll();
            await task.Work(new Cycles(100));
        });
        device.Run(900);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 0 B 0 suspendAll
            0 0 B 1 notifyGive ok
            0 0 switch A
            0 0 A 0 notifyTake 1
            0 0 A end
            0 0 switch B
            0 0 B 2 resumeAll true
            100 0 B 3 work
            100 0 B end
            100 0 switch Tmr Svc
            100 0 switch IDLE
            """);
    }

    private static void GiveToHigher(Device device, CoreAffinity core = default)
    {
        var a = device.Task("A", 6, static async task => await task.NotifyTake(true, Ticks.Forever), core);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await a.NotifyGive();
            await task.Work(new Cycles(100));
        }, CoreAffinity.Core0);
        device.Run(900);
    }
}
