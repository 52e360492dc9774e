using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>Interrupts whose code takes time.</summary>
[TestClass]
public sealed class InterruptTimeTests
{
    [TestMethod]
    [EveryKernel]
    public void Work_InAnAsyncRoutine_TakesTimeBetweenItsCalls(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        board.Task("A", 5, async task =>
        {
            await semaphore.Take(Ticks.Forever);
            board.NoteTime("taken");
        });
        board.Task("B", 3, async task =>
        {
            await task.Work(new Cycles(300));
            board.NoteTime("worked");
        });
        board.Device.RaiseInterruptAt(new Instant(100), CoreId.Core0, async isr =>
        {
            board.NoteTime("in");
            await isr.Work(new Cycles(50));
            isr.GiveFromISR(semaphore);
            board.NoteTime("given");
            await Rest(isr);
            board.NoteTime("out");
        });
        board.Run(900).AssertLog("100 in, 150 given, 170 out, 170 taken, 370 worked");
    }

    [TestMethod]
    public void Work_InAPlainRoutine_PassesAtItsEnd()
    {
        var board = new Board(Flavor.Idf1);
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(300));
            board.NoteTime("worked");
        });
        board.At(100, isr =>
        {
            isr.Work(new Cycles(30));
            isr.Work(new Cycles(10));
            board.NoteTime("interrupt");
        });
        board.Run(900).AssertLog("100 interrupt, 340 worked");
        board.AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            140 0 isr 0 work
            340 0 A 0 work
            340 0 A end
            340 0 switch IDLE
            """);
    }

    [TestMethod]
    [DataRow(1, "100 low in, 300 low out, 300 other, 300 ticks 0")]
    [DataRow(2, "100 low in, 150 other, 150 ticks 0, 310 low out")]
    public void Level_Higher_InterruptsTheOther(int level, string expected)
    {
        var board = new Board(Flavor.Idf1);
        board.Device.RaiseInterruptAt(new Instant(100), CoreId.Core0, async isr =>
        {
            board.NoteTime("low in");
            await isr.Work(new Cycles(200));
            board.NoteTime("low out");
        });
        board.Device.RaiseInterruptAt(new Instant(150), CoreId.Core0, async isr =>
        {
            board.NoteTime("other");
            board.NoteTime($"ticks {isr.TickCountFromISR()}");
            await isr.Work(new Cycles(10));
        }, level);
        board.Run(900).AssertLog(expected);
    }

    [TestMethod]
    public void Tick_DuringAnInterrupt_IsHeldUntilItsEnd()
    {
        var board = new Board(Flavor.FreeRtos);
        board.Device.RaiseInterruptAt(new Instant(900), CoreId.Core0, async isr =>
        {
            await isr.Work(new Cycles(2500));
            board.NoteTime($"{isr.TickCountFromISR()} ticks");
        });
        board.Run(3500).AssertLog("3400 0 ticks");
        Assert.AreEqual(3u, board.Device.TickCount.Value);
    }

    [TestMethod]
    public void EnterCriticalFromISR_ThenWork_MakesTheOtherCoreStandInSmp()
    {
        foreach (var (kernel, expected) in ((Flavor, string)[])[(Flavor.Smp, "300"), (Flavor.Idf2, "150")])
        {
            var board = new Board(kernel);
            var semaphore = board.Device.CreateCountingSemaphore("s", 2, 0);
            board.Task("B", 5, CoreAffinity.Core1, async task =>
            {
                await task.Work(new Cycles(150));
                await semaphore.Give();
                board.Note(board.Device.Now);
            });
            board.Device.RaiseInterruptAt(new Instant(100), CoreId.Core0, async isr =>
            {
                isr.EnterCriticalFromISR();
                await isr.Work(new Cycles(200));
                isr.ExitCriticalFromISR();
            });
            board.Run(900).AssertLog(expected);
        }
    }

    [TestMethod]
    public void Routine_ThatThrowsAfterItsWork_Panics()
    {
        var board = new Board(Flavor.Idf1);
        board.Device.RaiseInterruptAt(new Instant(100), CoreId.Core0, static async isr =>
        {
            await isr.Work(new Cycles(50));
            throw new FormatException("no number");
        });
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => board.Run(900)).Panic;
        Assert.AreEqual((PanicKind.Exception, 150), (panic.Kind, panic.Time.Value));
        StringAssert.Contains(panic.Message, "interrupt 0");
    }

    [TestMethod]
    public void Routine_AwaitsATask_Panics()
    {
        var board = new Board(Flavor.Idf1);
        board.Device.RaiseInterruptAt(new Instant(100), CoreId.Core0, static async isr => await System.Threading.Tasks.Task.Delay(1));
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => board.Run(900)).Panic;
        StringAssert.Contains(panic.Message, "may only await isr.Work");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(4)]
    public void RaiseInterruptAt_NoSuchLevel_Throws(int level) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
        () => new Board(Flavor.Idf1).Device.RaiseInterruptAt(new Instant(1), CoreId.Core0, static _ => { }, level));

    private static async InterruptRoutine Rest(InterruptContext isr)
    {
        await isr.Work(Cycles.Zero);
        await isr.Work(new Cycles(20));
    }
}
