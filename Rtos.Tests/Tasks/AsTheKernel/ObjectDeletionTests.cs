using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>An object that is deleted while a task waits for it, or while it belongs to a set: panics, or as the kernels do.</summary>
[TestClass]
public sealed class ObjectDeletionTests
{
    [TestMethod]
    [DataRow(Flavor.Idf1)]
    [DataRow(Flavor.Idf2)]
    public void Delete_QueueAwaited_OnlyTimeOutsWake(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.DeleteAwaitedObject);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Task("forever", 6, async _ => board.NoteTime((await queue.Receive(Ticks.Forever)).HasValue));
        board.Task("timed", 5, async _ => board.NoteTime((await queue.Receive(new Ticks(4))).HasValue));
        board.Task("A", 4, async task =>
        {
            await task.Delay(new Ticks(1));
            await queue.Delete();

            // Gets the numbers of event lists that are free.
            var other = board.Device.CreateQueue<int>("other", 1);
            await other.Send(1, Ticks.None);
            await other.Receive(Ticks.None);
            await task.Delay(new Ticks(20));
            board.Note("end");
        });
        board.Run().AssertLog("4000 False, end");
        MutexDeletionTests.AssertOne(board, KernelLeniency.DeleteAwaitedObject, "A", ["vQueueDelete", "q"]);
        Assert.IsTrue(queue.IsDeleted);
        Assert.AreEqual("forever", board.Device.Report.WaitingForever.Single().Name);
    }

    [TestMethod]
    [DataRow(Flavor.Idf1)]
    [DataRow(Flavor.Idf2)]
    public void Delete_MutexAwaited_OnlyTimeOutsWake(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.DeleteAwaitedObject | KernelLeniency.DeleteHeldMutex);
        var mutex = board.Device.CreateMutex("m");
        board.Task("holder", 4, async task =>
        {
            await mutex.Take(Ticks.Forever);
            await task.Delay(new Ticks(1));
            board.Note($"{task.Priority}");
            await mutex.Delete();
            await task.Delay(new Ticks(9));
            board.Note($"{task.Priority}");
        });
        board.Task("waiter", 5, async task =>
        {
            await task.Delay(Ticks.None);
            await task.Delay(new Ticks(1));
        });
        board.Task("timed", 6, async task =>
        {
            await task.Work(new Cycles(10));
            await task.Delay(new Ticks(1));
            board.NoteTime(await mutex.Take(new Ticks(4)));
        });
        board.Run().AssertLog("6, 5000 False, 4");
        CollectionAssert.AreEqual(
            new[] { KernelLeniency.DeleteHeldMutex, KernelLeniency.DeleteAwaitedObject }, board.Device.Diagnostics.All.Select(d => d.Kind).ToArray());
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, true)]
    [DataRow(Flavor.Smp, true)]
    [DataRow(Flavor.Idf1, false)]
    [DataRow(Flavor.Idf2, false)]
    public void Delete_QueueAwaited_PanicsWhereTheKernelChecksIt(Flavor kernel, bool isLenient)
    {
        var board = MutexDeletionTests.Create(kernel, isLenient ? KernelLeniency.DeleteAwaitedObject : KernelLeniency.None);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Task("B", 6, async _ => await queue.Receive(Ticks.Forever));
        board.Task("A", 4, async _ => await queue.Delete());
        board.AssertPanics(PanicKind.InUse, "A", ["vQueueDelete", "q"]);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_StreamBufferAwaited_OnlyTimeOutsWake(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.DeleteAwaitedObject);
        var (timed, forever) = (board.Device.CreateStreamBuffer("timed", 8), board.Device.CreateStreamBuffer("forever", 8));
        board.Task("B", 6, async _ => board.NoteTime(await timed.Receive(new byte[4], new Ticks(4))));
        board.Task("C", 6, async _ => board.NoteTime(await forever.Receive(new byte[4], Ticks.Forever)));
        board.Task("A", 4, async task =>
        {
            await task.Delay(new Ticks(1));
            await timed.Delete();
            await forever.Delete();
        });
        board.Run().AssertLog("4000 0");
        Assert.HasCount(2, board.Device.Diagnostics.All);
        Assert.AreEqual("C", board.Device.Report.WaitingForever.Single().Name);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_SetMember_TheSetStillReturnsIt(Flavor kernel)
    {
        var board = MutexDeletionTests.Create(kernel, KernelLeniency.DeleteSetMember);
        var device = board.Device;
        var (set, member, other) = (device.CreateQueueSet("set", 2), device.CreateQueue<int>("q", 1), device.CreateBinarySemaphore("s"));
        set.Add(member);
        set.Add(other);
        board.Task("A", 4, async _ =>
        {
            await member.Send(1, Ticks.None);
            await other.Give();
            await member.Delete();
            var (first, second) = (await set.Select(Ticks.None), await set.Select(Ticks.None));
            board.Note($"{first!.Name} {first.IsDeleted} {second!.Name} {second.IsDeleted}");
        });
        board.Run().AssertLog("q True s False");
        MutexDeletionTests.AssertOne(board, KernelLeniency.DeleteSetMember, "A", ["q", "set"]);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_SetMember_PanicsByDefault(Flavor kernel)
    {
        var board = new Board(kernel);
        var (set, member) = (board.Device.CreateQueueSet("set", 2), board.Device.CreateQueue<int>("q", 1));
        set.Add(member);
        board.Task("A", 4, async _ => await member.Delete());
        board.AssertPanics(PanicKind.InUse, "A", ["q", "set"]);
    }
}
