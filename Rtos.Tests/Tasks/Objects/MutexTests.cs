using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>Mutexes: ownership, and the priority that a holder inherits.</summary>
[TestClass]
public sealed class MutexTests
{
    [TestMethod]
    [EveryKernel]
    public void Take_Free_MakesTheCallerItsHolder(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async _ =>
        {
            board.Note($"{(await mutex.GetHolder())?.Name ?? "none"} {await mutex.GetCount()}");
            board.Note(await mutex.Take(Ticks.None));
            board.Note($"{(await mutex.GetHolder())?.Name ?? "none"} {mutex.Holder} {await mutex.GetCount()}");
            board.Note(await mutex.Take(Ticks.None));
            board.Note(await mutex.Give());
            board.Note(await mutex.Give());
            board.Note($"{mutex.Holder?.Name ?? "none"}");
        });
        board.At(500, isr => board.Note(isr.HolderFromISR(mutex)?.Name ?? "nobody"));
        board.Run().AssertLog("none 1, True, A A 0, False, True, False, none, nobody");
    }

    [TestMethod]
    [EveryKernel]
    public void Give_HeldByAnother_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(new Ticks(5));
        });
        board.Task("B", 4, async _ => await mutex.Give());
        board.AssertPanics(PanicKind.MutexNotHeld, "B", ["xSemaphoreGive", "mutex m", "task A"]);
    }

    [TestMethod]
    [EveryKernel]
    public void Take_HigherWaits_HolderInheritsUntilItGives(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var low = board.Task("low", 2, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Work(new Cycles(3500));
            board.NoteTime($"low gives at {task.Priority} base {task.BasePriority}");
            await mutex.Give();
            board.NoteTime($"low is back at {task.Priority}");
        });
        board.Task("middle", 4, async task =>
        {
            await task.Delay(new Ticks(2));
            await task.Work(new Cycles(1000));
            board.NoteTime("middle done");
        });
        board.Task("high", 6, async task =>
        {
            await task.Delay(new Ticks(1));
            board.NoteTime($"high {await mutex.Take(Ticks.Forever)} {low.Priority}");
            await mutex.Give();
        });
        board.Run().AssertLog("3500 low gives at 6 base 2, 3500 high True 2, 4500 middle done, 4500 low is back at 2");
    }

    [TestMethod]
    public void Take_InheritanceOnOneCore_WholeTrace()
    {
        var board = new Board(Flavor.FreeRtos);
        var mutex = board.Device.CreateMutex("m");
        board.Task("low", 2, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Work(new Cycles(1500));
            await mutex.Give();
        });
        board.Task("high", 6, async task =>
        {
            await task.Delay(new Ticks(1));
            await mutex.Take(Ticks.Forever);
            await mutex.Give();
        });
        board.Run(1900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch high
            0 0 switch low
            0 0 low 0 take ok
            1000 0 switch high
            1000 0 high 0 delay
            1000 0 switch low
            1500 0 low 1 work
            1500 0 switch high
            1500 0 high 1 take ok
            1500 0 high 2 give ok
            1500 0 high end
            1500 0 switch low
            1500 0 low 2 give ok
            1500 0 low end
            1500 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryKernel]
    public void Give_SeveralMutexesHeld_DisinheritsWithTheLast(Flavor kernel)
    {
        var board = new Board(kernel);
        var (first, second) = (board.Device.CreateMutex("m0"), board.Device.CreateMutex("m1"));
        board.Task("low", 2, async task =>
        {
            await first.Take(Ticks.Forever);
            await second.Take(Ticks.Forever);
            await task.Work(new Cycles(1500));
            board.Note(task.Priority);
            await first.Give();
            board.Note(task.Priority);
            await second.Give();
            board.Note(task.Priority);
        });
        board.Task("high", 6, async task =>
        {
            await task.Delay(new Ticks(1));
            await first.Take(Ticks.Forever);
            await first.Give();
        });
        board.Run().AssertLog("6, 6, 2");
    }

    [TestMethod]
    [EveryKernel]
    public void Take_WaiterTimesOut_HolderFallsToTheHighestThatStillWaits(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var low = Holder(board, mutex);
        Waiter(board, mutex, "high", 6, new Ticks(2), delay: 2);
        Waiter(board, mutex, "middle", 4, new Ticks(6));
        Watch(board, low);
        board.Run().AssertLog("2500 6, high False, 4500 4, middle False, 7500 2");
    }

    [TestMethod]
    [EveryKernel]
    public void Take_WaiterTimesOutWhileTwoMutexesAreHeld_HolderKeepsThePriority(Flavor kernel)
    {
        var board = new Board(kernel);
        var (mutex, other) = (board.Device.CreateMutex("m"), board.Device.CreateMutex("other"));
        var low = board.Task("low", 2, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await other.Take(Ticks.Forever);
            await task.Work(new Cycles(8000));
            await other.Give();
            board.Note(task.Priority);
            await mutex.Give();
            board.Note(task.Priority);
        });
        Waiter(board, mutex, "high", 6, new Ticks(1));
        Watch(board, low);
        board.Run().AssertLog("high False, 2500 6, 4500 6, 7500 6, 6, 2");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, "2500 6, high False, 4500 2, 7500 2")]
    [DataRow(Flavor.Idf1, "2500 6, high False, 4500 2, 7500 2")]
    [DataRow(Flavor.Idf2, "2500 6, high False, 4500 2, 7500 2")]
    [DataRow(Flavor.Smp, "2500 6, 4500 6, high False, 7500 2", DisplayName = "on smp the holder, its equal now, is first in the list")]
    public void AbortDelay_OfTheWaiter_EndsTheInheritanceWhenItRuns(Flavor kernel, string expected)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var low = Holder(board, mutex);
        var high = Waiter(board, mutex, "high", 6, Ticks.Forever);
        board.Task("aborter", 9, async task =>
        {
            await task.Delay(new Ticks(4));
            await high.AbortDelay();
        });
        Watch(board, low);
        board.Run().AssertLog(expected);
    }

    [TestMethod]
    [EveryKernel]
    public void Suspend_OfTheWaiter_LeavesTheInheritedPriority(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var low = Holder(board, mutex);
        var high = Waiter(board, mutex, "high", 6, Ticks.Forever);
        board.Task("suspender", 9, async task =>
        {
            await task.Delay(new Ticks(4));
            await high.Suspend();
        });
        Watch(board, low);
        board.Run().AssertLog("2500 6, 4500 6, 7500 6");
        Assert.AreEqual(2, low.Priority);
        Assert.AreEqual(TaskState.Suspended, high.State);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_OfTheWaiter_LeavesTheInheritedPriorityUntilTheGive(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var low = Holder(board, mutex);
        var high = Waiter(board, mutex, "high", 6, Ticks.Forever);
        board.Task("deleter", 9, async task =>
        {
            await task.Delay(new Ticks(4));
            await high.Delete();
        });
        Watch(board, low);
        board.Run().AssertLog("2500 6, 4500 6, 7500 6");
        Assert.AreEqual(2, low.Priority);
        Assert.AreEqual(1, mutex.Count);
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, "8/8 3/3")]
    [DataRow(Flavor.Smp, "8/8 3/3")]
    public void SetPriority_AboveTheInheritedOne_EndsTheInheritance(Flavor kernel, string expected) =>
        Assert.AreEqual(expected, PrioritiesAfterRaiseAndLowering(kernel));

    [TestMethod]
    [DataRow(4, 6)]
    [DataRow(1, 6)]
    public void SetPriority_BelowTheInheritedOne_TakesEffectAtTheGive(int priority, int meanwhile)
    {
        var board = new Board(Flavor.FreeRtos);
        var mutex = board.Device.CreateMutex("m");
        var low = Holder(board, mutex);
        Waiter(board, mutex, "high", 6, Ticks.Forever);
        board.Task("setter", 9, async task =>
        {
            await task.Delay(new Ticks(3));
            await low.SetPriority(priority);
            board.Note($"{low.Priority}/{low.BasePriority}");
        });
        board.Run().AssertLog($"{meanwhile}/{priority}, high True");
        Assert.AreEqual(priority, low.BasePriority);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_OfTheHolder_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var low = Holder(board, board.Device.CreateMutex("m"));
        board.Task("deleter", 9, async task =>
        {
            await task.Delay(new Ticks(1));
            await low.Delete();
        });
        board.AssertPanics(PanicKind.MutexNotHeld, "deleter", ["task low", "vTaskDelete", "mutex m"], at: 1000);
    }

    [TestMethod]
    public void End_OfTheHolder_Panics()
    {
        var board = new Board(Flavor.Idf2);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async _ => await mutex.Take(Ticks.Forever));
        board.AssertPanics(PanicKind.MutexNotHeld, "A", ["ended", "mutex m"]);
    }

    private static string PrioritiesAfterRaiseAndLowering(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var low = Holder(board, mutex);
        Waiter(board, mutex, "high", 6, Ticks.Forever);
        var seen = string.Empty;
        board.Task("setter", 9, async task =>
        {
            await task.Delay(new Ticks(3));
            await low.SetPriority(8);
            seen = $"{low.Priority}/{low.BasePriority}";
            await low.SetPriority(3);
            seen += $" {low.Priority}/{low.BasePriority}";
        });
        board.Run(4000);
        return seen;
    }

    private static RtosTask Holder(Board board, RtosMutex mutex) => board.Task("low", 2, async task =>
    {
        await mutex.Take(Ticks.Forever);
        await task.Work(new Cycles(8000));
        await mutex.Give();
    });

    private static RtosTask Waiter(Board board, RtosMutex mutex, string name, int priority, Ticks wait, uint delay = 1) => board.Task(name, priority, async task =>
    {
        await task.Delay(new Ticks(delay));
        var taken = await mutex.Take(wait);
        board.Note($"{name} {taken}");
        if (taken)
        {
            await mutex.Give();
        }
    });

    private static void Watch(Board board, RtosTask task)
    {
        foreach (var cycle in new[] { 2500, 4500, 7500 })
        {
            board.At(cycle, _ => board.NoteTime(task.Priority));
        }
    }
}
