using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Kernel;

/// <summary>Cores that stand still until a lock is free, and what they hold back meanwhile.</summary>
[TestClass]
public sealed class LockTests
{
    [TestMethod]
    public void EnterCritical_SpinlockOfTheOtherCore_StandsUntilItIsFree()
    {
        var board = new Board(Flavor.Idf2);
        var spinlock = new RtosSpinlock();
        board.Task("A", 5, CoreAffinity.Core0, task => Hold(board, task, spinlock, 500));
        board.Task("B", 5, CoreAffinity.Core1, async task =>
        {
            await task.Work(new Cycles(100));
            await Hold(board, task, spinlock, 10);
        });
        board.Run(5000).AssertLog("0 A in, 500 A out, 500 B in, 510 B out");
    }

    [TestMethod]
    public void EnterCritical_AnotherSpinlock_DoesNotStand()
    {
        var board = new Board(Flavor.Idf2);
        board.Task("A", 5, CoreAffinity.Core0, task => Hold(board, task, new RtosSpinlock(), 500));
        board.Task("B", 5, CoreAffinity.Core1, task => Hold(board, task, new RtosSpinlock(), 10));
        board.Run(5000).AssertLog("0 A in, 0 B in, 10 B out, 500 A out");
    }

    [TestMethod]
    public void Call_KernelLockOfTheOtherCore_StandsInSmpOnly()
    {
        Assert.AreEqual("550 True", WhenTaken(Flavor.Smp, static b => b.Take(Ticks.None)));
        Assert.AreEqual("100 True", WhenTaken(Flavor.Idf2, static b => b.Take(Ticks.None)));
    }

    [TestMethod]
    [EveryKernel]
    public void ExitCritical_AfterTicksAndInterrupts_RaisesEachOnceInOrder(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateCountingSemaphore("s", 9, 0);
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            await task.EnterCritical();
            await task.Work(new Cycles(3500));
            board.Note($"{await task.GetTickCount()} ticks, {await semaphore.GetCount()} given");
            await task.ExitCritical();
            board.Note($"{await task.GetTickCount()} ticks, {await semaphore.GetCount()} given");
            await task.Work(new Cycles(1000));
            board.Note($"{await task.GetTickCount()} ticks, {await semaphore.GetCount()} given");
        });
        board.Device.RaiseInterruptAt(new Instant(3000), CoreId.Core0, isr => Raised(isr, 0));
        board.Device.RaiseInterruptAt(new Instant(500), CoreId.Core0, isr => Raised(isr, 1));
        board.Run(4800).AssertLog("0 ticks, 0 given, 3500 interrupt 0 after 3 ticks, 3500 interrupt 1 after 3 ticks, 3 ticks, 2 given, 4 ticks, 2 given");

        void Raised(InterruptContext isr, int number)
        {
            isr.GiveFromISR(semaphore);
            board.Note($"{isr.Now} interrupt {number} after {isr.TickCountFromISR()} ticks");
        }
    }

    [TestMethod]
    public void Switch_SchedulerSuspendedOnTheOtherCore_IsMadeWhenItIsResumed()
    {
        var board = new Board(Flavor.Smp);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        board.Task("A", 9, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(100));
            await task.SuspendAll();
            await semaphore.Give();
            await task.Work(new Cycles(400));
            await task.ResumeAll();
            await task.Work(new Cycles(900));
        });
        board.Task("low", 2, CoreAffinity.Any, static async task => await task.Work(new Cycles(5000)));
        board.Task("high", 8, CoreAffinity.Any, async task =>
        {
            await semaphore.Take(Ticks.Forever);
            board.Note($"{board.Device.Now} high");
        });
        board.Run(900).AssertLog("500 high");
    }

    [TestMethod]
    public void SuspendAll_OnBothCores_ExcludeEachOther()
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 5, CoreAffinity.Core0, task => Suspend(board, task));
        board.Task("B", 5, CoreAffinity.Core1, task => Suspend(board, task));
        board.Run(900).AssertLog("0 A in, 100 A out, 100 B in, 200 B out");
    }

    [TestMethod]
    public void Interrupt_CriticalSectionOfTheOtherCore_StandsBeforeItBegins()
    {
        var board = new Board(Flavor.Smp);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(50));
            await task.EnterCritical();
            await task.Work(new Cycles(500));
            await task.ExitCritical();
            await task.Work(new Cycles(100));
        });
        board.Task("B", 5, CoreAffinity.Core1, async task =>
        {
            await task.Work(new Cycles(300));
            board.Note($"{board.Device.Now} worked");
        });
        board.Device.RaiseInterruptAt(new Instant(200), CoreId.Core1, isr =>
        {
            isr.GiveFromISR(semaphore);
            board.Note($"{isr.Now} given");
        });

        // The interrupt keeps the task from its work for 350 cycles.
        board.Run(900).AssertLog("550 given, 650 worked");
    }

    [TestMethod]
    public void Delay_AfterStandingForSeveralTicks_CountsFromTheTickBeforeThem()
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(900));
            await task.Delay(new Ticks(2));
            board.Note($"{board.Device.Now} A");
        });
        board.Task("B", 5, CoreAffinity.Core1, static async task =>
        {
            await task.Work(new Cycles(500));
            await task.SuspendAll();
            await task.Work(new Cycles(3000));
            await task.ResumeAll();
        });

        // Core 0 holds the ticks at 1000, 2000 and 3000: they are counted after the task is on the list of sleepers.
        board.Run(5000).AssertLog("3500 A");
    }

    [TestMethod]
    public void Run_OneCoreStands_DoesNotSkipItsTicks()
    {
        foreach (var longWay in (bool[])[false, true])
        {
            var board = new Board(Flavor.Idf2);
            board.Device.TakesLongWay = longWay;
            board.Task("A", 5, CoreAffinity.Core0, async task =>
            {
                await task.EnterCritical();
                await task.Work(new Cycles(20_500));
                await task.ExitCritical();
                board.Note($"{await task.GetTickCount()}");
            });
            board.Run(30_000).AssertLog("20");
        }
    }

    [TestMethod]
    public void LongestSections_OfEachKind_AreMeasured()
    {
        var board = new Board(Flavor.Smp);
        board.Task("A", 5, CoreAffinity.Core0, async task =>
        {
            await task.Work(new Cycles(100));
            await task.SuspendAll();
            await task.Work(new Cycles(300));
            await task.ResumeAll();
            await task.EnterCritical();
            await task.Work(new Cycles(20));
            await task.ExitCritical();
            await task.EnterCritical();
            await task.EnterCritical();
            await task.Work(new Cycles(50));
            await task.ExitCritical();
            await task.Work(new Cycles(5));
            await task.ExitCritical();
        });
        board.Task("B", 5, CoreAffinity.Core1, async task =>
        {
            await task.Work(new Cycles(150));
            await task.GetSchedulerState();
            await task.Work(new Cycles(900));
        });
        board.Device.RaiseInterruptAt(new Instant(700), CoreId.Core1, static async isr => await isr.Work(new Cycles(30)));
        board.Run(1000);
        Assert.AreEqual(
            """
            critical section of 55 cycles at cycle 420, core 0, in A
            suspended scheduler of 300 cycles at cycle 100, core 0, in A
            wait for a lock of 250 cycles at cycle 150, core 1, in B
            interrupt of 30 cycles at cycle 700, core 1, in B
            """,
            string.Join('\n', board.Device.Report.LongestSections));
    }

    private static async Routine Hold(Board board, RtosTask task, RtosSpinlock spinlock, int cycles)
    {
        await task.EnterCritical(spinlock);
        board.Note($"{board.Device.Now} {task.Name} in");
        await task.Work(new Cycles(cycles));
        board.Note($"{board.Device.Now} {task.Name} out");
        await task.ExitCritical(spinlock);
    }

    private static async Routine Suspend(Board board, RtosTask task)
    {
        await task.SuspendAll();
        board.Note($"{board.Device.Now} {task.Name} in");
        await task.Work(new Cycles(100));
        board.Note($"{board.Device.Now} {task.Name} out");
        await task.ResumeAll();
    }

    private static string WhenTaken(Flavor flavor, Func<RtosSemaphore, RtosCall<bool>> take)
    {
        var board = new Board(flavor);
        var semaphore = board.Device.CreateCountingSemaphore("s", 1, 1);
        var taken = string.Empty;
        board.Task("A", 5, CoreAffinity.Core0, static async task =>
        {
            await task.Work(new Cycles(50));
            await task.EnterCritical();
            await task.Work(new Cycles(500));
            await task.ExitCritical();
        });
        board.Task("B", 5, CoreAffinity.Core1, async task =>
        {
            await task.Work(new Cycles(100));
            var result = await take(semaphore);
            taken = $"{board.Device.Now} {result}";
        });
        board.Run(900);
        return taken;
    }
}
