using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class RecursiveMutexTests
{
    [TestMethod]
    [EveryKernel]
    public void GiveRecursive_AsOftenAsTaken_FreesIt(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateRecursiveMutex("r");
        board.Task("A", 5, async _ =>
        {
            for (var i = 0; i < 3; i++)
            {
                board.Note($"{await mutex.TakeRecursive(Ticks.None)} {mutex.Count}");
            }

            for (var i = 0; i < 4; i++)
            {
                board.Note($"{await mutex.GiveRecursive()} {mutex.Count}");
            }
        });
        board.Run().AssertLog("True 0, True 0, True 0, True 0, True 0, True 1, False 1");
    }

    [TestMethod]
    [EveryKernel]
    public void GiveRecursive_HeldByAnother_FailsAndChangesNothing(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateRecursiveMutex("r");
        board.Task("A", 5, async task =>
        {
            await mutex.TakeRecursive(Ticks.Forever);
            await task.Delay(new Ticks(3));
            board.Note(await mutex.GiveRecursive());
        });
        board.Task("B", 4, async _ =>
        {
            board.Note($"{await mutex.GiveRecursive()} {mutex.Holder}");
            board.NoteTime(await mutex.TakeRecursive(new Ticks(1)));
            board.NoteTime(await mutex.TakeRecursive(Ticks.Forever));
            board.Note(await mutex.GiveRecursive());
        });
        board.Run().AssertLog("False A, 1000 False, True, 3000 True, True");
        Assert.AreEqual(1, mutex.Count);
    }

    [TestMethod]
    [EveryKernel]
    public void TakeRecursive_HigherWaits_HolderInheritsUntilTheLastGive(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateRecursiveMutex("r");
        board.Task("low", 2, async task =>
        {
            await mutex.TakeRecursive(Ticks.Forever);
            await mutex.TakeRecursive(Ticks.Forever);
            await task.Work(new Cycles(1500));
            await mutex.GiveRecursive();
            board.Note(task.Priority);
            await mutex.GiveRecursive();
            board.Note(task.Priority);
        });
        board.Task("high", 6, async task =>
        {
            await task.Delay(new Ticks(1));
            board.NoteTime(await mutex.TakeRecursive(Ticks.Forever));
            await mutex.GiveRecursive();
        });
        board.Run().AssertLog("6, 1500 True, 2");
    }
}
