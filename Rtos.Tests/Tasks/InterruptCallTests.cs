using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>The calls of interrupts.</summary>
[TestClass]
public sealed class InterruptCallTests
{
    [TestMethod]
    [EveryFlavor]
    public void QueueCalls_FromISR_ActAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 2);
        var single = device.CreateQueue<int>("s", 1);
        var log = new List<string>();
        device.At(500, isr =>
        {
            log.Add($"{isr.ReceiveFromISR(queue).HasValue} {isr.PeekFromISR(queue).HasValue}");
            log.Add($"{isr.SendFromISR(queue, 1)} {isr.SendToFrontFromISR(queue, 2)} {isr.SendFromISR(queue, 3)} {isr.SendToFrontFromISR(queue, 4)}");
            log.Add($"{isr.PeekFromISR(queue).Value} {isr.ReceiveFromISR(queue).Value} {isr.ReceiveFromISR(queue).Value} {queue.Count}");
            log.Add($"{isr.OverwriteFromISR(single, 5)} {isr.OverwriteFromISR(single, 6)} {isr.ReceiveFromISR(single).Value}");
            log.Add($"{isr.TickCountFromISR()} {isr.Now} {isr.Number} {isr.Core}");
        });
        device.Run(600);

        Assert.AreEqual(
            "False False | True True False False | 2 2 1 0 | True True 6 | 0 500 0 Core0", string.Join(" | ", log));
        var lines = device.Trace.Lines.Where(l => l.Contains(" isr ", StringComparison.Ordinal)).Select(l => l["500 0 isr 0 ".Length..]);
        Assert.AreEqual(
            "receiveFromISR empty,peekFromISR empty,sendFromISR ok,sendToFrontFromISR ok,sendFromISR fail,"
            + "sendToFrontFromISR fail,peekFromISR 2,receiveFromISR 2,receiveFromISR 1,overwriteFromISR ok,"
            + "overwriteFromISR ok,receiveFromISR 6,tickCountFromISR 0",
            string.Join(',', lines));
    }

    [TestMethod]
    [EveryFlavor]
    public void NotifyCalls_FromISR_ActAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var a = device.Task("A", 5, static async task => await task.Suspend());
        device.At(500, isr =>
        {
            isr.NotifyGiveFromISR(a);
            log.Add($"{isr.NotifyFromISR(a, 8, NotifyAction.SetBits)} {a.NotificationValue()}");
            log.Add($"{isr.NotifyFromISR(a, 8, NotifyAction.NoOverwrite)} {a.NotificationValue()}");
            log.Add($"{isr.NotifyAndQueryFromISR(a, 3, NotifyAction.Overwrite)} {a.NotificationValue()}");
            isr.NotifyGiveFromISR(a, 2);
            log.Add($"{a.NotificationValue(1)} {a.NotificationValue(2)}");
        });
        device.Run(600);

        Assert.AreEqual(
            "True 9 | False 9 | NotifyQueryResult { Accepted = True, PreviousValue = 9 } 3 | 0 1", string.Join(" | ", log));
        Assert.AreEqual(TaskState.Suspended, a.State);
    }

    [TestMethod]
    [EveryFlavor]
    public void SendFromISR_AHigherTaskWaits_SwitchesAtTheEndOfTheInterrupt(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 3);
        var log = new List<string>();
        device.Task("A", 6, async _ =>
        {
            log.Add($"A {(await queue.Receive(Ticks.Forever)).Value} {queue.Count} {device.Now}");
        }, CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(900));
            log.Add($"B {device.Now}");
        }, CoreAffinity.Core0);
        device.At(500, isr =>
        {
            isr.SendFromISR(queue, 1);
            isr.SendFromISR(queue, 2);
            log.Add("isr");
        });
        device.Run(950);

        // Woken is the waiter in every kernel, cooperative or not; B's work loses no time to A, which takes none.
        // Two cores without preemption ask nobody.
        Assert.AreEqual(
            flavor == Flavor.SmpCoop ? "isr, B 900, A 1 1 900" : "isr, A 1 1 500, B 900", string.Join(", ", log));
    }

    [TestMethod]
    public void ReceiveFromISR_ASenderWaits_LetsItSend()
    {
        var device = Create(Flavor.FreeRtos);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 6, async _ =>
        {
            await queue.Send(1, Ticks.None);
            await queue.Send(2, Ticks.Forever);
        });
        device.At(500, isr => isr.ReceiveFromISR(queue));
        device.Run(600);

        device.AssertTrace("""
            0 0 switch A
            0 0 A 0 send ok
            0 0 switch Tmr Svc
            0 0 switch IDLE
            500 0 isr 0 receiveFromISR 1
            500 0 switch A
            500 0 A 1 send ok
            500 0 A end
            500 0 switch IDLE
            """);
        Assert.AreEqual(1, queue.Count);
    }

    [TestMethod]
    [EveryFlavor]
    public void ResumeFromISR_HigherSuspendedTask_RunsAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var a = device.Task("A", 6, async task =>
        {
            await task.Suspend();
            log.Add($"A {device.Now}");
        }, CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(900));
            log.Add($"B {device.Now}");
        }, CoreAffinity.Core0);
        device.At(400, isr => log.Add($"{isr.ResumeFromISR(a)}"));
        device.At(500, isr => log.Add($"{isr.ResumeFromISR(a)}"));
        device.Run(450);
        Assert.AreEqual(flavor == Flavor.SmpCoop ? "False" : "True, A 400", string.Join(", ", log));
    }

    [TestMethod]
    [EveryFlavor]
    public void ResumeFromISR_TaskThatIsNotSuspended_DoesNothing(Flavor flavor)
    {
        var device = Create(flavor);
        var times = new List<long>();
        var resumed = true;
        var a = device.Task("A", 6, async task =>
        {
            await task.Delay(new Ticks(2));
            times.Add(device.Now.Value);
        });
        device.At(500, isr => resumed = isr.ResumeFromISR(a));
        device.Run(3000);

        Assert.IsFalse(resumed);
        Assert.AreEqual("2000", string.Join(' ', times));
    }

    [TestMethod]
    public void ResumeFromISR_EqualInIdfAndUpstream_SwitchesInIdfOnly()
    {
        Assert.AreEqual("A B", OrderOfEqualAfterResume(Flavor.Idf1));
        Assert.AreEqual("A B", OrderOfEqualAfterResume(Flavor.Idf2));
        Assert.AreEqual("B A", OrderOfEqualAfterResume(Flavor.FreeRtos));
    }

    [TestMethod]
    public void NotifyGiveFromISR_SchedulerOfTheTasksCoreSuspendedInIdf_WaitsForTheInterruptsCore()
    {
        var device = Create(Flavor.Idf2);
        var a = device.Task("A", 6, static async task => await task.NotifyTake(true, Ticks.Forever), CoreAffinity.Core0);
        device.Task("B", 5, static async task =>
        {
            await task.SuspendAll();
            await task.Work(new Cycles(300));
            await task.ResumeAll();
            await task.Work(new Cycles(300));
        }, CoreAffinity.Core0);
        device.Task("C", 5, static async task =>
        {
            await task.Work(new Cycles(500));
            await task.SuspendAll();
            await task.ResumeAll();
        }, CoreAffinity.Core1);
        device.At(100, isr => isr.NotifyGiveFromISR(a), CoreId.Core1);
        device.Run(900);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch B
            0 0 B 0 suspendAll
            0 1 switch C
            100 1 isr 0 notifyGiveFromISR ok
            300 0 B 1 work
            300 0 B 2 resumeAll false
            500 1 C 0 work
            500 1 C 1 suspendAll
            500 1 C 2 resumeAll false
            500 1 C end
            500 1 switch Tmr Svc
            500 1 switch IDLE1
            500 0 switch A
            500 0 A 0 notifyTake 1
            500 0 A end
            500 0 switch B
            600 0 B 3 work
            600 0 B end
            600 0 switch IDLE0
            """);
    }

    [TestMethod]
    public void NotifyGiveFromISR_OnTheOtherCore_RequestsTheTasksCore()
    {
        var device = Create(Flavor.Idf2);
        var a = device.Task("A", 6, static async task => await task.NotifyTake(true, Ticks.Forever), CoreAffinity.Core1);
        device.At(100, isr => isr.NotifyGiveFromISR(a));
        device.Run(900);

        device.AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch IDLE0
            0 1 switch A
            0 1 switch IDLE1
            100 0 isr 0 notifyGiveFromISR ok
            100 1 switch A
            100 1 A 0 notifyTake 1
            100 1 A end
            100 1 switch IDLE1
            """);
    }

    [TestMethod]
    public void NullArguments_AreRefused()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 1);
        Assert.ThrowsExactly<ArgumentNullException>(() => QueueInterruptCalls.SendFromISR(null!, queue, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => TaskInterruptCalls.TickCountFromISR(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => device.RaiseInterruptAt(new Instant(1), CoreId.Core0, null!));
    }

    private static string OrderOfEqualAfterResume(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();
        var a = device.Task("A", 5, async _ =>
        {
            await Routine.Completed;
            log.Add("A");
        }, CoreAffinity.Core0);
        device.Task("B", 5, async task =>
        {
            await task.Work(new Cycles(500));
            log.Add("B");
        }, CoreAffinity.Core0);
        device.Task("suspends", 9, async task =>
        {
            await a.Suspend();
            await task.Suspend();
        }, CoreAffinity.Core0);
        device.Run(10);
        device.At(300, isr => isr.ResumeFromISR(a));
        device.Run(900);
        return string.Join(' ', log);
    }
}
