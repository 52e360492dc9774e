using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>Functions that run in the timer service task, time-outs and ticks to catch up with.</summary>
[TestClass]
public sealed class PendedCallTests
{
    [TestMethod]
    public void PendFunctionCall_DaemonIsHigher_RunsBeforeTheCallReturns()
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        board.Task("A", 5, async task => await task.PendFunctionCall("poke", async () => await semaphore.Give(), Ticks.None));
        board.At(500, isr => isr.PendFromISR("again", async () => await semaphore.Give()));
        board.Run(900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch Tmr Svc
            0 0 call poke 0 give ok
            0 0 switch A
            0 0 A 0 pend ok
            0 0 A end
            0 0 switch IDLE
            500 0 isr 0 pendFromISR ok
            500 0 switch Tmr Svc
            500 0 call again 0 give fail
            500 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryKernel]
    public void PendFunctionCall_QueueIsFull_Waits(Flavor kernel)
    {
        var board = new Board(kernel, c => c with { TimerTaskPriority = 1, TimerQueueLength = 1 });
        board.Task("A", 5, async task =>
        {
            board.Note(await task.PendFunctionCall("one", Function(board, "one"), Ticks.None));
            board.Note(await task.PendFunctionCall("two", Function(board, "two"), Ticks.None));
            board.Note(await task.PendFunctionCall("three", Function(board, "three"), Ticks.Forever));
        });
        board.Run().AssertLog("True, False, True, one, three");
    }

    [TestMethod]
    [EveryKernel]
    public void PendFunctionCall_Blocks_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        board.Task("A", 5, async task => await task.PendFunctionCall("poke", async () => await semaphore.Take(Ticks.Forever), Ticks.None));
        board.AssertPanics(PanicKind.MayNotBlock, "Tmr Svc", ["callback poke", "xSemaphoreTake"]);
    }

    [TestMethod]
    [EveryKernel]
    public void CheckForTimeOut_TimeGoesOn_CountsTheRestDown(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("A", 5, async task =>
        {
            var timeOut = new RtosTimeOut { Remaining = new Ticks(5) };
            await task.SetTimeOutState(timeOut);
            for (var i = 0; i < 3; i++)
            {
                board.Note($"{await task.CheckForTimeOut(timeOut)} {timeOut.Remaining}");
                await task.Delay(new Ticks(3));
            }

            timeOut.Remaining = Ticks.Forever;
            board.Note($"{await task.CheckForTimeOut(timeOut)} {timeOut.Remaining == Ticks.Forever}");
        });
        board.Run().AssertLog("False 5, False 2, True 0, False True");
    }

    [TestMethod]
    public void CheckForTimeOut_TheTicksCameRound_IsOver()
    {
        var board = new Board(Flavor.FreeRtos, c => c with { InitialTick = new TickCount(uint.MaxValue - 1) });
        board.Task("A", 5, async task =>
        {
            var timeOut = new RtosTimeOut { Remaining = new Ticks(4) };
            await task.SetTimeOutState(timeOut);
            await task.Delay(new Ticks(3));
            board.Note($"{await task.CheckForTimeOut(timeOut)} {timeOut.Remaining} {await task.GetTickCount()}");
            await task.Delay(new Ticks(1));
            board.Note($"{await task.CheckForTimeOut(timeOut)} {timeOut.Remaining}");
        });
        board.Run().AssertLog("False 1 1, True 0");
    }

    [TestMethod]
    [EveryKernel]
    public void CatchUpTicks_SleepersAreDue_WakesThem(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("sleeper", 9, async task =>
        {
            await task.Delay(new Ticks(7));
            board.NoteTime("awake");
        });
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(300));
            board.Note($"{await task.CatchUpTicks(new Ticks(6))} {await task.GetTickCount()}");
            board.Note($"{await task.CatchUpTicks(new Ticks(1))} {await task.GetTickCount()}");
        });
        board.Run().AssertLog("False 6, 300 awake, True 7");
    }

    [TestMethod]
    public void CatchUpTicks_OnCore1OfIdf_WaitsForCore0()
    {
        var board = new Board(Flavor.Idf2);
        board.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(400));
            await task.SuspendAll();
            board.Note($"{await task.ResumeAll()} {await task.GetTickCount()}");
        });
        board.Task("B", 5, CoreAffinity.Core1, async task =>
        {
            await task.Work(new Cycles(300));
            board.Note($"{await task.CatchUpTicks(new Ticks(6))} {await task.GetTickCount()}");
        });
        board.Run(900).AssertLog("False 0, False 6");
    }

    [TestMethod]
    public void CatchUpTicks_TooMany_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        board.Task("A", 5, async task => await task.CatchUpTicks(new Ticks(0x80000000)));
        board.AssertPanics(PanicKind.Argument, "A", ["xTaskCatchUpTicks", "2147483648", "2147483647"]);
    }

    private static Func<Routine> Function(Board board, string name) => () =>
    {
        board.Note(name);
        return Routine.Completed;
    };
}
