using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Devices;

/// <summary>When interrupts are raised, and in which order.</summary>
[TestClass]
public sealed class InterruptTests
{
    [TestMethod]
    public void RaiseInterruptAt_OneInstant_RunsInTheOrderOfTheCallsAfterTheTick()
    {
        var device = Create(Flavor.Idf2);
        var a = device.Task("A", 5, static async task => await task.NotifyTake(true, Ticks.Forever));
        device.At(2000, static isr => isr.TickCountFromISR(), CoreId.Core1);
        device.At(1000, static isr => isr.TickCountFromISR(), CoreId.Core1);
        device.At(1000, isr => isr.NotifyGiveFromISR(a));
        device.At(1000, static isr => isr.TickCountFromISR(), CoreId.Core1);
        device.Run(2500);

        device.AssertTrace("""
            0 0 switch A
            0 0 switch IDLE0
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            1000 1 isr 1 tickCountFromISR 1
            1000 0 isr 2 notifyGiveFromISR ok
            1000 1 isr 3 tickCountFromISR 1
            1000 0 switch A
            1000 0 A 0 notifyTake 1
            1000 0 A end
            1000 0 switch IDLE0
            2000 1 isr 0 tickCountFromISR 2
            """);
    }

    [TestMethod]
    public void RaiseInterruptAt_FromAnInterrupt_RunsAtItsTime()
    {
        var device = Create(Flavor.Idf1);
        var log = new List<string>();

        void Chain(InterruptContext isr)
        {
            log.Add($"{isr.Number} {isr.Now}");
            if (log.Count < 4)
            {
                device.RaiseInterruptAt(isr.Now + new Cycles(log.Count == 2 ? 0 : 100), CoreId.Core0, Chain);
            }
        }

        device.At(300, Chain);
        device.Run(2500);

        Assert.AreEqual("0 300, 1 400, 2 400, 3 500", string.Join(", ", log));
    }

    [TestMethod]
    public void RaiseInterruptAt_Now_BetweenTwoRuns_IsRaisedByTheNext()
    {
        var device = Create(Flavor.Idf1);
        device.Run(500);
        device.At(500, static isr => isr.TickCountFromISR());
        device.Run(501);

        Assert.AreEqual("500 0 isr 0 tickCountFromISR 0", device.Trace.Lines[^1]);
    }

    [TestMethod]
    public void RaiseInterruptAt_ThePastTheStartOrNoSuchCore_Throws()
    {
        var device = Create(Flavor.Idf1);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.At(0, static _ => { }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.At(5, static _ => { }, CoreId.Core1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.At(5, static _ => { }, (CoreId)(-1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.RaiseInterruptAt(Instant.Never, CoreId.Core0, static _ => { }));
        device.Run(10);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.At(9, static _ => { }));
    }

    [TestMethod]
    public void Interrupt_DuringWork_TakesNoTimeFromIt()
    {
        var device = Create(Flavor.Smp);
        var ended = 0L;
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(900));
            ended = device.Now.Value;
        });
        for (var t = 100; t < 900; t += 100)
        {
            device.At(t, static isr => isr.TickCountFromISR(), t % 200 == 0 ? CoreId.Core0 : CoreId.Core1);
        }

        device.Run(1500);
        Assert.AreEqual(900, ended);
    }

    [TestMethod]
    public void Interrupt_AtTheEndOfWork_RunsBeforeTheTasksNextStep()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(500));
            await queue.Receive(Ticks.None);
        });
        device.At(500, isr => isr.SendFromISR(queue, 8));
        device.Run(600);

        device.AssertTrace("""
            0 0 switch A
            500 0 isr 0 sendFromISR ok
            500 0 A 0 work
            500 0 A 1 receive 8
            500 0 A end
            500 0 switch Tmr Svc
            500 0 switch IDLE
            """);
    }
}
