using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Kernel calls that the host makes before the scheduler starts, as <c>main</c> does in C.</summary>
[TestClass]
public sealed class CallsBeforeStartTests
{
    [TestMethod]
    [EveryFlavor]
    public void Calls_BeforeTheStart_ReturnAtOnce(Flavor kernel)
    {
        var device = Create(kernel);
        var numbers = device.CreateQueue<int>("numbers", 2);
        var words = device.CreateQueue<string>("words", 2);
        var semaphore = device.CreateCountingSemaphore("s", 2, 0);
        var bits = device.CreateEventGroup("bits");
        var task = device.Task("A", 5, async self => await self.Suspend());

        Assert.IsTrue(numbers.Send(1, Ticks.Forever).Result);
        Assert.IsTrue(numbers.SendToFront(0, Ticks.None).Result);
        Assert.IsFalse(numbers.Send(2, Ticks.None).Result);
        Assert.AreEqual(new Received<int>(0), numbers.Peek(Ticks.None).Result);
        Assert.IsTrue(words.Send("a", Ticks.None).Result);
        Assert.IsTrue(words.Send("b", Ticks.None).Result);
        var first = words.Receive(Ticks.None);
        var second = words.Receive(Ticks.None);
        Assert.AreEqual("b", second.Result.Value);
        Assert.AreEqual("a", first.Result.Value);
        Assert.AreEqual("a", first.Result.Value);
        Assert.IsTrue(semaphore.Give().Result);
        Assert.IsTrue(semaphore.Give().Result);
        Assert.IsFalse(semaphore.Give().Result);
        Assert.IsTrue(semaphore.Take(Ticks.Forever).Result);
        Assert.AreEqual(1, semaphore.GetCount().Result);
        Assert.AreEqual(0x5U, bits.SetBits(0x5).Result);
        Assert.AreEqual(0x5U, bits.ClearBits(0x1).Result);
        Assert.AreEqual(0x4U, bits.WaitBits(0x4, false, true, Ticks.Forever).Result);
        Assert.IsTrue(task.NotifyGive().Result);
        Assert.IsTrue(task.Notify(3, NotifyAction.SetBits, 1).Result);
        Assert.AreEqual(3U, task.NotificationValue(1));
        Assert.IsFalse(task.AbortDelay().Result);
        Assert.AreEqual(string.Empty, device.Trace.ToString());
        device.Run(5000);
    }

    [TestMethod]
    [EveryFlavor]
    public void ATimerStarted_BeforeTheStart_IsDue(Flavor kernel)
    {
        var board = new Board(kernel);
        var timer = board.Device.CreateTimer("t", new Ticks(3), autoReload: false, async _ => board.NoteTime("due"));

        Assert.IsTrue(timer.Start(Ticks.Forever).Result);
        Assert.IsTrue(timer.ChangePeriod(new Ticks(2), Ticks.None).Result);
        Assert.IsFalse(timer.IsActive().Result);
        board.Run(10_000).AssertLog("2000 due");
    }

    [TestMethod]
    [EveryFlavor]
    public void TimerCommands_QueueFull_FailWithoutAWait(Flavor kernel)
    {
        var device = Create(Settings(kernel) with { TimerQueueLength = 1 });
        var timer = device.CreateTimer("t", new Ticks(3), autoReload: false, async _ => { });

        Assert.IsTrue(timer.Start(Ticks.None).Result);
        Assert.IsFalse(timer.Stop(Ticks.Forever).Result);
    }

    [TestMethod]
    [EveryFlavor]
    public void ACallThatWouldWait_IsRefused(Flavor kernel)
    {
        var device = Create(kernel);
        var queue = device.CreateQueue<string>("q", 1);
        var group = device.CreateEventGroup("g");
        var stream = device.CreateStreamBuffer("b", 8);
        device.Task("A", 5, async self => await self.Delay(new Ticks(1)));

        AssertWouldWait(() => _ = queue.Receive(new Ticks(1)), "receive (xQueueReceive)");
        AssertWouldWait(() => _ = group.WaitBits(1, false, false, new Ticks(1)), "waitBits (xEventGroupWaitBits)");
        AssertWouldWait(() => _ = group.Sync(1, 3, new Ticks(1)), "sync (xEventGroupSync)");
        AssertWouldWait(() => _ = stream.Receive(new byte[1], new Ticks(1)), "streamReceive (xStreamBufferReceive)");
        Assert.IsTrue(queue.Send("x", Ticks.Forever).Result);
        AssertWouldWait(() => _ = queue.Send("y", Ticks.Forever), "send (xQueueSendToBack)");
        Assert.IsNull(device.Panic);
        device.Run(5000);
    }

    [TestMethod]
    [EveryFlavor]
    public void Suspend_BeforeTheStart_ATaskNeverRuns(Flavor kernel)
    {
        var board = new Board(kernel);
        var tasks = new[] { 5, 5, 4 }.Select((p, i) => board.Task($"T{i}", p, async self => board.Note(self.Name))).ToArray();
        tasks[0].Suspend();
        tasks[1].Suspend();
        Assert.AreEqual(TaskState.Suspended, tasks[1].State);
        board.Run().AssertLog("T2");
    }

    [TestMethod]
    [EveryFlavor]
    public void SuspendOfEveryTask_ThenResume_RunsTheHighestFirst(Flavor kernel)
    {
        var board = new Board(kernel);
        var low = board.Task("low", 3, async _ => board.Note("low"));
        var high = board.Task("high", 22, async _ => board.Note("high"));
        low.Suspend();
        high.Suspend();
        low.Resume();
        high.Resume();
        board.Task("new", 1, async _ => board.Note("new"));
        board.Run().AssertLog("high, low, new");
    }

    [TestMethod]
    [EveryFlavor]
    public void SetPriorityAndDelete_BeforeTheStart_Count(Flavor kernel)
    {
        var board = new Board(kernel);
        var a = board.Task("A", 5, async _ => board.Note("A"));
        var b = board.Task("B", 4, async _ => board.Note("B"));
        var c = board.Task("C", 6, async _ => board.Note("C"));
        c.Delete();
        b.SetPriority(7);
        a.SetPriority(3);
        Assert.AreEqual(7, b.GetPriority().Result);
        Assert.IsTrue(c.IsFreed);
        board.Run().AssertLog("B, A");
    }

    [TestMethod]
    public void Resume_BeforeTheStart_OnOneCoreSwitchesRightAfterTheStart()
    {
        var device = Create(Settings(Flavor.FreeRtos) with { TimerTaskPriority = 1 });
        device.Task("low", 3, async self => await self.Suspend());
        var high = device.Task("high", 5, async self => await self.Suspend());
        high.Suspend();
        high.Resume();
        device.Run(1);
        device.AssertTrace("""
            0 0 switch low
            0 0 switch high
            0 0 switch low
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void AMutexTaken_BeforeTheFirstTask_CanBeGivenByATask(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var recursive = board.Device.CreateRecursiveMutex("r");
        Assert.IsFalse(mutex.Give().Result);
        Assert.IsTrue(mutex.Take(Ticks.None).Result);
        Assert.IsFalse(mutex.Take(Ticks.None).Result);
        Assert.IsTrue(recursive.TakeRecursive(Ticks.None).Result);
        Assert.IsTrue(recursive.TakeRecursive(Ticks.None).Result);
        Assert.IsTrue(recursive.GiveRecursive().Result);
        Assert.IsTrue(recursive.GiveRecursive().Result);
        Assert.IsFalse(recursive.GiveRecursive().Result);
        board.Task("A", 3, async _ =>
        {
            board.Note(await mutex.Take(new Ticks(1)));
            board.Note(await mutex.Give());
        });
        board.Run().AssertLog("False, True");
    }

    [TestMethod]
    public void AMutexTaken_BeforeTheStart_BelongsToTheTaskThatWouldRunFirst()
    {
        var device = Create(Flavor.FreeRtos);
        var mutex = device.CreateMutex("m");
        var first = device.Task("A", 3, async _ => await mutex.Give());
        mutex.Take(Ticks.None);
        Assert.AreEqual(first, mutex.Holder);
        device.Run(5000);
        Assert.IsNull(mutex.Holder);
    }

    [TestMethod]
    public void Result_InATask_Panics()
    {
        var device = Create(Flavor.FreeRtos);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 3, async _ => await Wrong(queue));
        device.AssertPanics(PanicKind.AwaitedWrongly, "A", ["task A", "Result", "await"]);
    }

    [TestMethod]
    public void OwnCalls_BeforeTheStart_AreRefused()
    {
        var device = Create(Flavor.FreeRtos);
        var task = device.Task("A", 3, async self => await self.Suspend());
        Assert.ThrowsExactly<InvalidOperationException>(() => task.Delay(new Ticks(1)));
        Assert.ThrowsExactly<InvalidOperationException>(() => task.NotifyTake(true, Ticks.None));
        Assert.ThrowsExactly<InvalidOperationException>(() => default(RtosCall<bool>).Result);
        device.Run(1);
    }

    private static async Routine Wrong(RtosQueue<int> queue)
    {
        var call = queue.Send(1, Ticks.None);
        _ = call.Result;
        await call;
    }

    private static void AssertWouldWait(Action call, string name) => Assert.AreEqual(
        $"{name} would have to wait, and the scheduler has not started; wait 0 ticks, or make the call in a task",
        Assert.ThrowsExactly<InvalidOperationException>(call).Message);
}
