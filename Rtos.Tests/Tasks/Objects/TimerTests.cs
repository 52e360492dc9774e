using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class TimerTests
{
    [TestMethod]
    [EveryKernel]
    public void Start_OneShot_FiresOnceAPeriodAfterTheCall(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 3, autoReload: false);
        board.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            board.Note($"{await timer.Start(Ticks.None)} {await timer.IsActive()} {await timer.GetExpiryTime()} {await timer.GetPeriod()} {await timer.GetReloadMode()}");
            await task.Delay(new Ticks(9));
            board.Note(await timer.IsActive());
        });
        board.Run().AssertLog("True True 5 3 False, 5000 t, False");
    }

    [TestMethod]
    [EveryKernel]
    public void Start_AutoReload_FiresOnceAPeriodUntilItIsStopped(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 2, autoReload: true);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await task.Delay(new Ticks(5));
            await timer.Stop(Ticks.None);
        });
        board.Run().AssertLog("2000 t, 4000 t");
        Assert.IsFalse(timer.IsRunning);
    }

    [TestMethod]
    public void Start_WholeTrace_HasTheCallbacksLines()
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        var timer = board.Device.CreateTimer("t", new Ticks(1), autoReload: true, async _ =>
        {
            await semaphore.Give();
            await semaphore.GetCount();
        });
        board.Task("A", 5, async _ =>
        {
            await timer.Start(Ticks.Forever);
            await semaphore.Take(Ticks.Forever);
        });
        board.Run(2500).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 A 0 timerStart ok
            0 0 switch IDLE
            1000 0 switch Tmr Svc
            1000 0 timer t 0 give ok
            1000 0 timer t 1 count 1
            1000 0 switch A
            1000 0 A 1 take ok
            1000 0 A end
            1000 0 switch IDLE
            2000 0 switch Tmr Svc
            2000 0 timer t 0 give ok
            2000 0 timer t 1 count 1
            2000 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryKernel]
    public void Expiry_SchedulerWasSuspended_CatchesUpWithOneCallbackAPeriod(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 2, autoReload: true);
        var other = NotingTimer(board, "u", 3, autoReload: false);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await other.Start(Ticks.None);
            await task.SuspendAll();
            await task.Work(new Cycles(7500));
            await task.ResumeAll();
            await task.Work(new Cycles(1000));
        });
        board.Run(8400).AssertLog("7500 t, 7500 t, 7500 t, 7500 u, 8000 t");
    }

    [TestMethod]
    [EveryKernel]
    public void CatchUpTicks_TimersAreDue_FireOnceAPeriod(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 4, autoReload: true);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await task.Work(new Cycles(500));
            board.Note(await task.CatchUpTicks(new Ticks(9)));
            board.Note(await task.GetTickCount());
        });
        board.Run(900).AssertLog("500 t, 500 t, True, 9");
    }

    [TestMethod]
    [EveryKernel]
    public void ChangePeriod_Always_StartsTheTimerAnew(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 9, autoReload: false);
        board.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await timer.ChangePeriod(new Ticks(2), Ticks.None);
            board.Note($"{timer.IsRunning} {timer.Period}");
        });
        board.Run().AssertLog("True 2, 3000 t");
    }

    [TestMethod]
    [EveryKernel]
    public void Reset_BeforeItExpires_PutsTheExpiryOff(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 3, autoReload: false);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await task.Delay(new Ticks(2));
            await timer.Reset(Ticks.None);
        });
        board.Run().AssertLog("5000 t");
    }

    [TestMethod]
    public void Stop_QueuedWhenTheExpiryIsDue_CancelsIt()
    {
        var board = new Board(Flavor.FreeRtos);
        var timer = NotingTimer(board, "t", 2, autoReload: false);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await task.Delay(new Ticks(1));
            await task.SuspendAll();
            await task.Work(new Cycles(2000));
            board.Note(await timer.Stop(new Ticks(5)));
            await task.ResumeAll();
        });
        board.Run().AssertLog("True");
    }

    [TestMethod]
    public void Start_ItsTimeHasPassedWhenItIsProcessed_RunsTheCallbackAtOnce()
    {
        var board = new Board(Flavor.FreeRtos);
        var late = NotingTimer(board, "late", 1, autoReload: false);
        var timer = NotingTimer(board, "t", 2, autoReload: false);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await task.Delay(new Ticks(1));
            await task.SuspendAll();
            await late.Start(Ticks.None);
            await task.Work(new Cycles(3000));
            await task.ResumeAll();
        });
        board.Run().AssertLog("4000 late, 4000 t");
    }

    [TestMethod]
    public void Start_QueueIsFull_FailsWhenTheTimeIsUp()
    {
        var board = new Board(Flavor.FreeRtos, c => c with { TimerTaskPriority = 1, TimerQueueLength = 2 });
        var timer = NotingTimer(board, "t", 3, autoReload: false);
        board.Task("A", 5, async task =>
        {
            board.Note($"{await timer.Start(Ticks.None)} {await timer.Stop(Ticks.None)} {await timer.Start(Ticks.None)}");
            await task.Work(new Cycles(100));
            board.NoteTime(await timer.Start(new Ticks(2)));
        });
        board.Task("busy", 2, async task => await task.Work(new Cycles(5000)));
        board.Run().AssertLog("True True False, 2000 False, 5100 t");
    }

    [TestMethod]
    [EveryKernel]
    public void SetReloadMode_Off_MakesItOneShot(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 2, autoReload: true);
        board.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            await task.Delay(new Ticks(3));
            await timer.SetReloadMode(false);
        });
        board.Run().AssertLog("2000 t, 4000 t");
        Assert.IsFalse(timer.IsRunning);
    }

    [TestMethod]
    [EveryKernel]
    public void Expiry_TicksComeRound_FiresAtItsTicks(Flavor kernel)
    {
        var board = new Board(kernel, c => c with { InitialTick = new TickCount(uint.MaxValue - 4) });
        var timer = NotingTimer(board, "t", 3, autoReload: true);
        var once = NotingTimer(board, "once", 7, autoReload: false);
        board.Task("A", 5, async _ =>
        {
            await timer.Start(Ticks.None);
            await once.Start(Ticks.None);
        });
        board.Run(12_500).AssertLog("3000 t, 6000 t, 7000 once, 9000 t, 12000 t");
    }

    [TestMethod]
    [EveryKernel]
    public void Callback_MakesKernelCallsOnItsOwnTimer_TheyCount(Flavor kernel)
    {
        var board = new Board(kernel);
        var left = 3;
        var timer = board.Device.CreateTimer("t", new Ticks(2), autoReload: false, async self =>
        {
            board.NoteTime($"{self.Id} {self.IsRunning}");
            if (--left > 0)
            {
                await self.ChangePeriod(new Ticks((uint)left), Ticks.None);
            }
            else
            {
                await self.Delete(Ticks.None);
            }
        });
        timer.Id = 42;
        board.Task("A", 5, async _ => await timer.Start(Ticks.None));
        board.Run().AssertLog("2000 42 False, 4000 42 False, 5000 42 False");
        Assert.IsTrue(timer.IsDeleted);
        Assert.IsFalse(board.Device.Report.HeapEntries.Any(e => e.Owner == "t"));
    }

    [TestMethod]
    [EveryKernel]
    public void Callback_Blocks_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        var timer = board.Device.CreateTimer("t", new Ticks(2), false, async _ => await semaphore.Take(new Ticks(1)));
        board.Task("A", 5, async _ => await timer.Start(Ticks.None));
        board.AssertPanics(PanicKind.MayNotBlock, "Tmr Svc", ["callback t ", "xSemaphoreTake"], at: 2000);
    }

    [TestMethod]
    public void Callback_Works_TakesTheDaemonsTime()
    {
        var board = new Board(Flavor.FreeRtos);
        var timer = board.Device.CreateTimer("t", new Ticks(2), true, async _ =>
        {
            board.NoteTime("begins");
            await board.Device.TimerTask()!.Work(new Cycles(2500));
            board.NoteTime("ends");
        });
        board.Task("A", 5, async _ => await timer.Start(Ticks.None));
        board.Run(7001).AssertLog("2000 begins, 4500 ends, 4500 begins, 7000 ends, 7000 begins");
    }

    [TestMethod]
    public void Delete_AnotherCommandQueuedBehindIt_Panics()
    {
        var board = new Board(Flavor.FreeRtos, c => c with { TimerTaskPriority = 1 });
        var timer = NotingTimer(board, "t", 2, autoReload: false);
        board.Task("A", 5, async _ =>
        {
            await timer.Delete(Ticks.None);
            await timer.Start(Ticks.None);
        });
        board.AssertPanics(PanicKind.UseAfterDelete, "Tmr Svc", ["(Start) for t,"]);
    }

    [TestMethod]
    public void SetBitsFromISR_GroupDeletedBeforeTheDaemonRuns_Panics()
    {
        var board = new Board(Flavor.FreeRtos, c => c with { TimerTaskPriority = 1 });
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(1000));
            await group.Delete();
        });
        board.At(500, isr => isr.SetBitsFromISR(group, 1));
        board.AssertPanics(PanicKind.UseAfterDelete, "Tmr Svc", ["(SetBits) for e,"], at: 1000);
    }

    [TestMethod]
    public void ChangePeriod_Zero_Panics()
    {
        var board = new Board(Flavor.Idf2);
        var timer = NotingTimer(board, "t", 2, autoReload: false);
        board.Task("A", 5, async _ => await timer.ChangePeriod(Ticks.None, Ticks.None));
        board.AssertPanics(PanicKind.Argument, "A", ["timer t ", "1 tick"]);
    }

    [TestMethod]
    [EveryKernel]
    public void TimerFromISR_EveryForm_IsProcessedByTheDaemon(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = NotingTimer(board, "t", 2, autoReload: true);
        board.At(500, isr => board.Note(isr.TimerStartFromISR(timer)));
        board.At(2500, isr => isr.TimerPeriodFromISR(timer, new Ticks(5)));
        board.At(4500, isr => isr.TimerResetFromISR(timer));
        board.At(10_500, isr => isr.TimerStopFromISR(timer));
        board.Run().AssertLog("True, 2000 t, 9000 t");
    }

    private static RtosTimer NotingTimer(Board board, string name, uint period, bool autoReload) =>
        board.Device.CreateTimer(name, new Ticks(period), autoReload, timer =>
        {
            board.NoteTime(timer.Name);
            return Routine.Completed;
        });
}
