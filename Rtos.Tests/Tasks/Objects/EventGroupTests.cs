using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class EventGroupTests
{
    [TestMethod]
    [EveryKernel]
    public void WaitBits_ConditionHolds_ReturnsAtOnceWithTheBitsBeforeTheClear(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async _ =>
        {
            board.Note(await group.SetBits(7));
            board.Note(await group.WaitBits(2, clearOnExit: false, all: true, Ticks.Forever));
            board.Note(await group.WaitBits(10, clearOnExit: true, all: false, Ticks.Forever));
            board.Note(await group.GetBits());
            board.Note(await group.WaitBits(6, clearOnExit: true, all: true, Ticks.None));
            board.Note(await group.ClearBits(4));
            board.Note(group.Bits);
        });
        board.Run().AssertLog("7, 7, 7, 5, 5, 5, 1");
    }

    [TestMethod]
    [EveryKernel]
    public void SetBits_AnyAndAllWait_ReleasesExactlyThoseWhoseConditionHolds(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("e");
        Waiter(board, group, "any", 3, clear: false, all: false);
        Waiter(board, group, "all", 3, clear: true, all: true);
        Waiter(board, group, "other", 8, clear: false, all: false);
        board.Task("setter", 3, async task =>
        {
            board.Note($"set 1: {await group.SetBits(1)}");
            board.Note($"set 2: {await group.SetBits(2)}");
            await task.Suspend();
        });
        board.Run().AssertLog("any 1, set 1: 1, all 3, set 2: 0");
        Assert.AreEqual(0u, group.Bits);
    }

    [TestMethod]
    public void SetBits_SeveralReleased_InOrderOfArrivalWhateverTheirPriority()
    {
        var board = new Board(Flavor.FreeRtos);
        var group = board.Device.CreateEventGroup("e");
        foreach (var (name, priority) in new[] { ("B", 4), ("A", 5) })
        {
            board.Task(name, priority, async _ => await group.WaitBits(1, true, true, Ticks.Forever));
        }

        board.Task("S", 3, async _ => await group.SetBits(9));
        board.Run(900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch B
            0 0 switch S
            0 0 switch A
            0 0 A 0 waitBits 9
            0 0 A end
            0 0 switch B
            0 0 B 0 waitBits 9
            0 0 B end
            0 0 switch S
            0 0 S 0 setBits 8
            0 0 S end
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryKernel]
    public void WaitBits_TimeIsUp_ReturnsTheBitsThatAreSet(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async _ => board.NoteTime(await group.WaitBits(6, true, true, new Ticks(2))));
        board.Task("B", 4, async _ => await group.SetBits(2));
        board.Run().AssertLog("2000 2");
        Assert.AreEqual(2u, group.Bits);
    }

    [TestMethod]
    [EveryKernel]
    public void Sync_ThreeTasks_AllGoOnTogether(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("e");
        for (var i = 0; i < 3; i++)
        {
            var (bit, delay) = (1u << i, new Ticks((uint)i + 1));
            board.Task($"T{i}", 5, async task =>
            {
                await task.Delay(delay);
                board.NoteTime($"{task.Name} {await group.Sync(bit, 7, Ticks.Forever)}");
            });
        }

        board.Run();
        var order = board.Log.Split(", ").Order(StringComparer.Ordinal);
        Assert.AreEqual("3000 T0 7|3000 T1 7|3000 T2 7", string.Join('|', order));
        Assert.AreEqual(0u, group.Bits);
    }

    [TestMethod]
    public void Sync_SomebodyDoesNotCome_ReturnsTheBitsSoFarAndLeavesThem()
    {
        var board = new Board(Flavor.Idf2);
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async _ =>
        {
            board.NoteTime(await group.Sync(1, 3, Ticks.None));
            board.NoteTime(await group.Sync(4, 3, new Ticks(2)));
        });
        board.Run().AssertLog("0 1, 2000 5");
        Assert.AreEqual(5u, group.Bits);
    }

    [TestMethod]
    public void SetBitsFromISR_Waiter_IsReleasedByTheTimerTask()
    {
        var board = new Board(Flavor.FreeRtos);
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async _ => await group.WaitBits(1, false, true, Ticks.Forever));
        board.At(500, isr => board.Note($"{isr.SetBitsFromISR(group, 1)} {isr.GetBitsFromISR(group)}"));
        board.Run(900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch IDLE
            500 0 isr 0 setBitsFromISR ok
            500 0 isr 0 getBitsFromISR 0
            500 0 switch Tmr Svc
            500 0 switch A
            500 0 A 0 waitBits 1
            500 0 A end
            500 0 switch IDLE
            """);
        board.AssertLog("True 0");
    }

    [TestMethod]
    public void ClearBitsFromISR_NobodyAsksForASwitch_HappensAtTheNextTick()
    {
        var board = new Board(Flavor.FreeRtos);
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async task =>
        {
            await group.SetBits(3);
            await task.Work(new Cycles(3000));
        });
        board.At(500, isr => isr.ClearBitsFromISR(group, 1));
        board.At(999, _ => board.NoteTime(group.Bits));
        board.At(1001, _ => board.NoteTime(group.Bits));
        board.Run(2000).AssertLog("999 3, 1001 2");
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_TasksWait_ReleasesThemWithNothing(Flavor kernel)
    {
        var board = new Board(kernel);
        var before = board.Device.Heap.Used;
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async _ => board.NoteTime($"A {await group.WaitBits(1, false, true, Ticks.Forever)}"));
        board.Task("B", 4, async task =>
        {
            await group.SetBits(2);
            await task.Work(new Cycles(100));
            await group.Delete();
            board.NoteTime($"B {group.IsDeleted}");
            await task.Suspend();
        });
        board.Run().AssertLog("100 A 0, 100 B True");
        Assert.IsFalse(board.Device.Report.HeapEntries.Any(e => e.Owner == "e"));
        Assert.IsGreaterThan(before, board.Device.Heap.Used);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_OfATaskThatWaits_TakesItOffTheGroup(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("e");
        var waiter = board.Task("A", 5, async _ => board.Note(await group.WaitBits(1, false, true, Ticks.Forever)));
        board.Task("B", 4, async task =>
        {
            await waiter.Delete();
            board.Note(await group.SetBits(1));
            await task.Suspend();
        });
        board.Run().AssertLog("1");
        Assert.IsTrue(group.Waiting.IsEmpty);
        Assert.IsTrue(waiter.IsFreed);
    }

    [TestMethod]
    public void AbortDelay_OfAWait_LeavesAFlagThatFailsTheNextTimedWait()
    {
        var board = new Board(Flavor.FreeRtos);
        var group = board.Device.CreateEventGroup("e");
        var semaphore = board.Device.CreateBinarySemaphore("s");
        var waiter = board.Task("A", 5, async _ =>
        {
            board.NoteTime(await group.WaitBits(1, false, true, Ticks.Forever));
            board.NoteTime(await semaphore.Take(new Ticks(5)));
            board.NoteTime(await semaphore.Take(new Ticks(5)));
        });
        board.Task("B", 4, async _ => await waiter.AbortDelay());
        board.Run().AssertLog("0 0, 0 False, 5000 False");
    }

    [TestMethod]
    [DataRow(0u, "0x0;")]
    [DataRow(0x1000000u, "0x1000000;")]
    public void WaitBits_BitsOutOfRange_Panics(uint bits, string shown)
    {
        var board = new Board(Flavor.FreeRtos);
        var group = board.Device.CreateEventGroup("e");
        board.Task("A", 5, async _ => await group.WaitBits(bits, true, true, Ticks.None));
        board.AssertPanics(PanicKind.Argument, "A", ["waitBits", shown]);
    }

    private static void Waiter(Board board, RtosEventGroup group, string name, uint bits, bool clear, bool all) =>
        board.Task(name, 5, async _ => board.Note($"{name} {await group.WaitBits(bits, clear, all, Ticks.Forever)}"));
}
