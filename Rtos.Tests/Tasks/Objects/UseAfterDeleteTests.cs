using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>A task has been woken and has not run yet when the object that it waited for is deleted: nobody is on its lists any more.</summary>
[TestClass]
public sealed class UseAfterDeleteTests
{
    private static readonly Flavor[] Kernels = [Flavor.FreeRtos, Flavor.Idf1, Flavor.Idf2, Flavor.Smp];

    private static IEnumerable<object[]> Cases =>
        from kernel in Kernels
        from what in new[] { "send", "receive", "peek", "take", "takeMutex", "select", "streamSend", "streamReceive", "messageReceive" }
        select new object[] { kernel, what };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Delete_WaiterIsWokenAndHasNotRun_PanicsWithTaskObjectAndDeleter(Flavor kernel, string what)
    {
        var board = new Board(kernel);
        var (wait, wake, delete) = Situation(board, what);
        board.Task("W", 2, async _ => await wait());
        board.Task("D", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            await wake(task);
            await delete();
            await task.Delay(new Ticks(2));
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => board.Device.RunUntil(new Instant(50_000))).Panic;

        Assert.AreEqual("W", panic.Task);
        StringAssert.Contains(panic.Message, "task W");
        StringAssert.Contains(panic.Message, "dead");
        StringAssert.Contains(panic.Message, "task D");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos)]
    [DataRow(Flavor.Idf2)]
    [DataRow(Flavor.Smp)]
    public void Delete_NumbersOfItsListsAreUsedAgain_NobodyElseIsWoken(Flavor kernel)
    {
        var board = new Board(kernel);
        var dead = board.Device.CreateQueue<int>("dead", 1);
        RtosEventGroup? group = null;
        board.Task("S", 1, async _ =>
        {
            await dead.Send(1, Ticks.None);
            await dead.Send(2, Ticks.Forever);
        });
        board.Task("R", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            await group!.WaitBits(0x4, false, true, Ticks.Forever);
            board.Note("nobody has set a bit");
        });
        board.Task("D", 3, async task =>
        {
            await task.Delay(new Ticks(1));
            await dead.Receive(Ticks.None);
            await dead.Delete();
            group = board.Device.CreateEventGroup("new");
            await task.Work(new Cycles(3500));
        });

        Assert.ThrowsExactly<DevicePanicException>(() => board.Device.RunUntil(new Instant(20_000)));

        board.AssertLog("");
    }

    [TestMethod]
    [DynamicData(nameof(AllKernels))]
    public void Delete_TimeOfTheWaitIsUp_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var dead = board.Device.CreateBinarySemaphore("dead");
        board.Task("W", 2, async _ => await dead.Take(new Ticks(2)));
        board.Task("D", 5, async task =>
        {
            await task.Delay(new Ticks(2));
            await dead.Delete();
            await task.Delay(new Ticks(2));
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => board.Device.RunUntil(new Instant(20_000))).Panic;

        Assert.AreEqual("W", panic.Task);
    }

    [TestMethod]
    [DynamicData(nameof(AllKernels))]
    public void Delete_EventGroupWithAWaiter_ReleasesItWithNoBits(Flavor kernel)
    {
        var board = new Board(kernel);
        var group = board.Device.CreateEventGroup("group");
        board.Task("W", 2, async _ => board.Note(await group.WaitBits(0x4, false, true, Ticks.Forever)));
        board.Task("D", 1, async _ => await group.Delete());

        board.Run().AssertLog("0");
    }

    public static IEnumerable<object[]> AllKernels => Kernels.Select(kernel => new object[] { kernel });

    // How the task waits, what wakes it, and how the object is deleted.
    private static (Func<Routine> Wait, Func<RtosTask, Routine> Wake, Func<RtosCall> Delete) Situation(Board board, string what)
    {
        var device = board.Device;
        switch (what)
        {
            case "send":
                var full = device.CreateQueue<string>("dead", 1);
                return (
                    async () =>
                    {
                        await full.Send("a", Ticks.None);
                        await full.Send("b", Ticks.Forever);
                    },
                    async _ => await full.Receive(Ticks.None),
                    full.Delete);
            case "receive":
                var empty = device.CreateQueue<string>("dead", 1);
                return (async () => await empty.Receive(Ticks.Forever), async _ => await empty.Send("a", Ticks.None), empty.Delete);
            case "peek":
                var peeked = device.CreateQueue<int>("dead", 1);
                return (async () => await peeked.Peek(Ticks.Forever), async _ => await peeked.Send(1, Ticks.None), peeked.Delete);
            case "take":
                var semaphore = device.CreateBinarySemaphore("dead");
                return (async () => await semaphore.Take(Ticks.Forever), async _ => await semaphore.Give(), semaphore.Delete);
            case "takeMutex":
                var mutex = device.CreateMutex("dead");
                board.Task("H", 6, async task =>
                {
                    await mutex.Take(Ticks.None);
                    await task.Delay(new Ticks(3));
                    await mutex.Give();
                });
                return (async () => await mutex.Take(Ticks.Forever), async task => await task.Delay(new Ticks(1)), mutex.Delete);
            case "select":
                var member = device.CreateQueue<int>("member", 1);
                var set = device.CreateQueueSet("dead", 1, member);
                return (async () => await set.Select(Ticks.Forever), async _ => await member.Send(1, Ticks.None), set.Delete);
            case "streamSend":
                var fullStream = device.CreateStreamBuffer("dead", 2);
                return (
                    async () =>
                    {
                        await fullStream.Send(new byte[2], Ticks.None);
                        await fullStream.Send(new byte[2], Ticks.Forever);
                    },
                    async _ => await fullStream.Receive(new byte[2], Ticks.None),
                    fullStream.Delete);
            case "streamReceive":
                var stream = device.CreateStreamBuffer("dead", 4);
                return (async () => await stream.Receive(new byte[2], Ticks.Forever), async _ => await stream.Send(new byte[2], Ticks.None), stream.Delete);
            default:
                var messages = device.CreateMessageBuffer("dead", 20);
                return (async () => await messages.Receive(new byte[9], Ticks.Forever), async _ => await messages.Send(new byte[2], Ticks.None), messages.Delete);
        }
    }
}
