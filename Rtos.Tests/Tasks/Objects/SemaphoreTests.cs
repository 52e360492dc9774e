using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class SemaphoreTests
{
    [TestMethod]
    [EveryKernel]
    public void Give_Binary_HoldsOneAndNoMore(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("A", 5, async _ =>
        {
            board.Note(await semaphore.Take(Ticks.None));
            board.Note(await semaphore.Give());
            board.Note(await semaphore.Give());
            board.Note(await semaphore.GetCount());
            board.Note(await semaphore.Take(Ticks.None));
            board.Note(semaphore.Count);
        });
        board.Run().AssertLog("False, True, False, 1, True, 0");
    }

    [TestMethod]
    public void CreateBinarySemaphore_Given_CanBeTakenOnce()
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("b", given: true);
        board.Task("A", 5, async _ =>
        {
            board.Note(await semaphore.Take(Ticks.None));
            board.Note(await semaphore.Take(Ticks.None));
        });
        board.Run().AssertLog("True, False");
    }

    [TestMethod]
    [EveryKernel]
    public void Give_Counting_StopsAtTheMaximum(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateCountingSemaphore("c", maximum: 3, initial: 2);
        board.Task("A", 5, async _ =>
        {
            for (var i = 0; i < 3; i++)
            {
                board.Note($"{await semaphore.Give()} {await semaphore.GetCount()}");
            }
        });
        board.Run().AssertLog("True 3, False 3, False 3");
        Assert.AreEqual(3, semaphore.Length);
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(2, 3)]
    [DataRow(2, -1)]
    public void CreateCountingSemaphore_CountsOutOfRange_Throws(int maximum, int initial) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
        () => new Board(Flavor.FreeRtos).Device.CreateCountingSemaphore("c", maximum, initial));

    [TestMethod]
    public void Take_HigherWaits_PreemptsTheGiver()
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("A", 5, async _ => await semaphore.Take(Ticks.Forever));
        board.Task("B", 4, async task =>
        {
            await task.Work(new Cycles(100));
            await semaphore.Give();
        });
        board.Run(900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch B
            100 0 B 0 work
            100 0 switch A
            100 0 A 0 take ok
            100 0 A end
            100 0 switch B
            100 0 B 1 give ok
            100 0 B end
            100 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryKernel]
    public void Take_SeveralWait_TheHighestFirstThenInOrderOfArrival(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateCountingSemaphore("c", 9, 0);
        foreach (var (name, priority, delay) in new[] { ("A", 5, 1u), ("B", 6, 2u), ("C", 5, 3u), ("D", 7, 4u) })
        {
            board.Task(name, priority, async task =>
            {
                await task.Delay(new Ticks(delay));
                await semaphore.Take(Ticks.Forever);
                board.Note(name);
            });
        }

        board.Task("giver", 8, async task =>
        {
            await task.Delay(new Ticks(10));
            for (var i = 0; i < 4; i++)
            {
                await semaphore.Give();
                await task.Delay(new Ticks(1));
            }
        });
        board.Run().AssertLog("D, B, A, C");
    }

    [TestMethod]
    [EveryKernel]
    public void Take_NobodyGives_TimesOutAtItsTick(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("A", 5, async _ => board.NoteTime(await semaphore.Take(new Ticks(3))));
        board.Run().AssertLog("3000 False");
    }

    [TestMethod]
    public void Take_StolenByAHigherTask_WaitsOnWithTheRestOfItsTime()
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("low", 4, async _ => board.NoteTime($"low {await semaphore.Take(new Ticks(5))}"));
        board.Task("high", 6, async task =>
        {
            await task.Delay(new Ticks(2));
            await semaphore.Give();
            board.NoteTime($"high {await semaphore.Take(Ticks.None)}");
        });
        board.Run().AssertLog("2000 high True, 5000 low False");
    }

    [TestMethod]
    [EveryKernel]
    public void AbortDelay_OfAWaitForASemaphore_EndsIt(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        var waiter = board.Task("A", 4, async _ => board.NoteTime(await semaphore.Take(Ticks.Forever)));
        board.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            board.Note(await waiter.AbortDelay());
        });
        board.Run().AssertLog("True, 2000 False");
    }

    [TestMethod]
    [EveryKernel]
    public void Take_SuspendedWhileItWaits_TriesAgainWithTheRestOfItsTime(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        var waiter = board.Task("A", 4, async _ => board.NoteTime(await semaphore.Take(new Ticks(10))));
        board.Task("B", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            await waiter.Suspend();
            await semaphore.Give();
            await semaphore.Take(Ticks.None);
            await task.Delay(new Ticks(3));
            await waiter.Resume();
        });
        board.Run().AssertLog("10000 False");
    }

    [TestMethod]
    [EveryKernel]
    public void GiveFromISR_TaskWaits_RunsItAtTheEndOfTheInterrupt(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("A", 4, async _ => board.NoteTime(await semaphore.Take(Ticks.Forever)));
        board.At(1500, isr => board.NoteTime($"{isr.GiveFromISR(semaphore)} {isr.GiveFromISR(semaphore)} {isr.GiveFromISR(semaphore)} {isr.CountFromISR(semaphore)} {isr.IsFullFromISR(semaphore)}"));
        board.At(1700, isr => board.NoteTime($"{isr.TakeFromISR(semaphore)} {isr.TakeFromISR(semaphore)} {isr.IsEmptyFromISR(semaphore)}"));
        board.Run().AssertLog("1500 True False False 1 True, 1500 True, 1700 False False True");
    }

    [TestMethod]
    public void TakeAndGive_OfAnySemaphore_AreThoseOfItsKind()
    {
        var board = new Board(Flavor.Idf2);
        IRtosSemaphore[] all = [board.Device.CreateBinarySemaphore("b"), board.Device.CreateCountingSemaphore("c", 3, 2), board.Device.CreateMutex("m")];
        board.Task("A", 5, async _ =>
        {
            foreach (var one in all)
            {
                board.Note($"{one.Name} {await one.GetCount()} {await one.Take(Ticks.None)} {await one.Give()} {await one.GetCount()}");
            }
        });
        board.Run().AssertLog("b 0 False True 1, c 2 True True 2, m 1 True True 1");
    }

    [TestMethod]
    [EveryFlavor]
    public void ResetAndSpacesAvailable_AsForQueues(Flavor kernel)
    {
        var board = new Board(kernel);
        var semaphore = board.Device.CreateCountingSemaphore("s", 3, 2);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async _ =>
        {
            board.Note(await semaphore.SpacesAvailable());
            board.Note(await semaphore.Reset());
            board.Note(await semaphore.SpacesAvailable());
            board.Note(await semaphore.Take(Ticks.None));
            board.Note(await mutex.SpacesAvailable());
            await mutex.Take(Ticks.None);
            board.Note(await mutex.SpacesAvailable());
            await mutex.Give();
        });
        board.Run().AssertLog("1, True, 3, False, 0, 1");
        Assert.Contains("A 1 reset ok\n", board.Device.Trace.ToString());
    }
}
