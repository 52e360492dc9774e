using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

[TestClass]
public sealed class QueueSetTests
{
    [TestMethod]
    [EveryKernel]
    public void Select_SeveralMembersHaveItems_GivesThemInTheOrderOfSending(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<int>("q", 2);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        var set = board.Device.CreateQueueSet("set", 3, queue, semaphore);
        board.Task("A", 5, async _ =>
        {
            await queue.Send(1, Ticks.None);
            await semaphore.Give();
            await queue.Send(2, Ticks.None);
            for (var i = 0; i < 4; i++)
            {
                board.Note((await set.Select(Ticks.None))?.Name ?? "none");
            }
        });
        board.Run().AssertLog("q, s, q, none");
        Assert.AreEqual(2, queue.Count);
        Assert.AreSame(set, queue.Set);
    }

    [TestMethod]
    public void Select_Waits_IsWokenBySendGiveAndInterrupt()
    {
        var board = new Board(Flavor.FreeRtos);
        var queue = board.Device.CreateQueue<int>("q", 2);
        var semaphore = board.Device.CreateBinarySemaphore("s");
        var set = board.Device.CreateQueueSet("set", 3, queue, semaphore);
        board.Task("A", 5, async _ =>
        {
            for (; ; )
            {
                var member = await set.Select(new Ticks(3));
                if (member == queue)
                {
                    await queue.Receive(Ticks.None);
                }
                else if (member == semaphore)
                {
                    await semaphore.Take(Ticks.None);
                }
            }
        });
        board.Task("B", 4, async task =>
        {
            await task.Work(new Cycles(100));
            await queue.Send(7, Ticks.None);
            await task.Suspend();
        });
        board.At(200, isr => isr.GiveFromISR(semaphore));
        board.Run(3900).AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch A
            0 0 switch B
            100 0 B 0 work
            100 0 switch A
            100 0 A 0 select q
            100 0 A 1 receive 7
            100 0 switch B
            100 0 B 1 send ok
            100 0 switch IDLE
            200 0 isr 0 giveFromISR ok
            200 0 switch A
            200 0 A 2 select s
            200 0 A 3 take ok
            200 0 switch IDLE
            3000 0 switch A
            3000 0 A 4 select none
            3000 0 switch IDLE
            """);
    }

    [TestMethod]
    public void SelectFromISR_OneItem_TakesItsEvent()
    {
        var board = new Board(Flavor.Idf2);
        var queue = board.Device.CreateQueue<int>("q", 2);
        var set = board.Device.CreateQueueSet("set", 2, queue);
        board.At(500, isr =>
        {
            isr.SendFromISR(queue, 1);
            board.Note(isr.SelectFromISR(set)?.Name ?? "none");
            board.Note(isr.SelectFromISR(set)?.Name ?? "none");
        });
        board.Run().AssertLog("q, none");
    }

    [TestMethod]
    public void Send_SetIsFull_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var queue = board.Device.CreateQueue<int>("q", 2);
        board.Device.CreateQueueSet("set", 1, queue);
        board.Task("A", 5, async _ =>
        {
            await queue.Send(1, Ticks.None);
            await queue.Send(2, Ticks.None);
        });
        board.AssertPanics(PanicKind.Argument, "A", ["queue set set", "1 events"]);
    }

    [TestMethod]
    public void Add_NotEmptyOrInASet_IsRefused()
    {
        var device = new Board(Flavor.FreeRtos).Device;
        var set = device.CreateQueueSet("set", 4);
        var queue = device.CreateQueue<int>("q", 2);

        Assert.IsFalse(set.Add(device.CreateBinarySemaphore("given", given: true)));
        Assert.IsTrue(set.Add(queue));
        Assert.IsFalse(set.Add(queue));
        Assert.IsFalse(device.CreateQueueSet("other", 4).Remove(queue));
        Assert.IsTrue(set.Remove(queue));
        Assert.IsNull(queue.Set);
        Assert.ThrowsExactly<ArgumentException>(() => set.Add(new Board(Flavor.FreeRtos).Device.CreateBinarySemaphore("s")));
        Assert.ThrowsExactly<ArgumentException>(() => device.CreateQueueSet("full", 4, device.CreateMutex("m")));
    }

    [TestMethod]
    public void Send_SetWasDeleted_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var queue = board.Device.CreateQueue<int>("q", 2);
        var set = board.Device.CreateQueueSet("set", 2, queue);
        board.Task("A", 5, async _ =>
        {
            await set.Delete();
            await queue.Send(1, Ticks.None);
        });
        board.AssertPanics(PanicKind.UseAfterDelete, "A", ["q ", "queue set set"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Peek_LeavesTheEventAndWakesTheNext(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<int>("q", 2);
        var set = board.Device.CreateQueueSet("set", 2, queue);
        board.Task("A", 5, async _ => board.NoteTime($"A {(await set.Peek(Ticks.Forever))?.Name}"));
        board.Task("B", 4, async _ =>
        {
            board.NoteTime($"B {(await set.Peek(Ticks.Forever))?.Name}");
            board.NoteTime($"B {(await set.Select(Ticks.None))?.Name} {set.Count}");
            board.NoteTime($"B {(await set.Peek(Ticks.None))?.Name ?? "none"}");
        });
        board.At(500, isr => isr.SendFromISR(queue, 1));
        board.Run().AssertLog("500 A q, 500 B q, 500 B q 0, 500 B none");
    }
}
