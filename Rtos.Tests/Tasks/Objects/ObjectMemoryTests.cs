using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>Deleted objects, their memory, and the kernels' own reports.</summary>
[TestClass]
public sealed class ObjectMemoryTests
{
    [TestMethod]
    public void Create_Static_IsNotChargedToTheHeap()
    {
        var device = new Board(Flavor.Idf2).Device;
        device.CreateTimer("first", new Ticks(1), false, static _ => Routine.Completed);
        var before = device.Heap.Used;
        KernelObject[] objects =
        [
            device.CreateQueue<int>("q", 4, memory: ObjectMemory.Static),
            device.CreateBinarySemaphore("b", memory: ObjectMemory.Static),
            device.CreateCountingSemaphore("c", 3, 0, ObjectMemory.Static),
            device.CreateMutex("m", ObjectMemory.Static),
            device.CreateRecursiveMutex("r", ObjectMemory.Static),
            device.CreateEventGroup("e", ObjectMemory.Static),
            device.CreateStreamBuffer("s", 10, 1, ObjectMemory.Static),
            device.CreateMessageBuffer("g", 10, ObjectMemory.Static),
            device.CreateTimer("t", new Ticks(1), false, static _ => Routine.Completed, ObjectMemory.Static),
        ];
        var task = device.CreateTask("A", 5, 4096, CoreAffinity.Any, static async task => await task.Suspend(), ObjectMemory.Static);

        Assert.AreEqual(before, device.Heap.Used);
        Assert.IsTrue(objects.All(o => o.IsStatic));
        Assert.IsTrue(task.IsStatic);
        Assert.IsFalse(device.CreateMutex("heap").IsStatic);
        Assert.AreEqual(before + Heap.Cost(ObjectSizes.Queue), device.Heap.Used);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_EveryObject_GivesItsMemoryBack(Flavor kernel)
    {
        var board = new Board(kernel);
        var device = board.Device;
        device.CreateTimer("first", new Ticks(1), false, static _ => Routine.Completed);
        var before = device.Heap.Used;
        var queue = device.CreateQueue<int>("q", 4);
        var semaphore = device.CreateBinarySemaphore("b");
        var mutex = device.CreateMutex("m");
        var group = device.CreateEventGroup("e");
        var stream = device.CreateStreamBuffer("s", 10);
        var messages = device.CreateMessageBuffer("g", 10);
        var set = device.CreateQueueSet("set", 1);
        var timer = device.CreateTimer("t", new Ticks(3), true, static _ => Routine.Completed);
        var held = device.Heap.Used - before;
        long afterwards = 0;
        board.Task("A", 5, async task =>
        {
            var used = device.Heap.Used;
            await queue.Delete();
            await semaphore.Delete();
            await mutex.Delete();
            await group.Delete();
            await stream.Delete();
            await messages.Delete();
            await set.Delete();
            await timer.Start(Ticks.None);
            await timer.Delete(Ticks.None);
            afterwards = used - device.Heap.Used;
            await task.Suspend();
        });
        board.Run();
        Assert.AreEqual(held, afterwards);
    }

    [TestMethod]
    [DataRow("take", "take: b ")]
    [DataRow("delete", "deleteObject: b ")]
    public void Call_ObjectWasDeleted_Panics(string call, string what)
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("A", 5, async _ =>
        {
            await semaphore.Delete();
            if (call == "take")
            {
                await semaphore.Take(Ticks.None);
            }
            else
            {
                await semaphore.Delete();
            }
        });
        board.AssertPanics(PanicKind.UseAfterDelete, "A", [what, "by task A"]);
    }

    [TestMethod]
    public void GiveFromISR_ObjectWasDeleted_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var semaphore = board.Device.CreateBinarySemaphore("b");
        board.Task("A", 5, async _ => await semaphore.Delete());
        board.At(500, isr => isr.GiveFromISR(semaphore));
        board.AssertPanics(PanicKind.UseAfterDelete, "interrupt 0", ["giveFromISR: b ", "task A"], at: 500);
    }

    [TestMethod]
    [EveryKernel]
    public void Delete_SomebodyWaits_Panics(Flavor kernel)
    {
        var board = new Board(kernel);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Task("A", 5, async _ => await queue.Receive(Ticks.Forever));
        board.Task("B", 4, async _ => await queue.Delete());
        board.AssertPanics(PanicKind.InUse, "B", ["deleteObject", " q: ", "waits"]);
    }

    [TestMethod]
    public void Delete_MutexIsHeldOrQueueIsInASet_Panics()
    {
        var board = new Board(Flavor.FreeRtos);
        var mutex = board.Device.CreateMutex("m");
        board.Task("A", 5, async _ =>
        {
            await mutex.Take(Ticks.None);
            await mutex.Delete();
        });
        board.AssertPanics(PanicKind.InUse, "A", ["deleteObject", " m: ", "task A holds"]);

        board = new Board(Flavor.FreeRtos);
        var queue = board.Device.CreateQueue<int>("q", 1);
        board.Device.CreateQueueSet("set", 1, queue);
        board.Task("A", 5, async _ => await queue.Delete());
        board.AssertPanics(PanicKind.InUse, "A", ["deleteObject", " q: ", "queue set set"]);
    }

    [TestMethod]
    public void Create_HeapIsFull_ThrowsAndCallsTheHook()
    {
        var board = new Board(Flavor.FreeRtos, c => c with { HeapBytes = 100 });
        board.Device.Hooks.MallocFailed = () => board.Note("no memory");
        var error = Assert.ThrowsExactly<DeviceMemoryException>(() => board.Device.CreateStreamBuffer("s", 200));
        Assert.AreEqual("errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY: s needs 260 bytes of heap, 100 are free", error.Message);
        board.AssertLog("no memory");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, "running        |X|5|916|3;IDLE           |R|0|340|4;sleeper        |B|6|916|1;Tmr Svc        |B|20|468|5;suspended      |S|7|916|2;")]
    [DataRow(Flavor.Idf1, "running        |X|5|3664|3;IDLE           |R|0|1360|4;sleeper        |B|6|3664|1;Tmr Svc        |B|20|1872|5;suspended      |S|7|3664|2;")]
    [DataRow(Flavor.Idf2, "running        |X|5|3664|3|0;IDLE0          |R|0|1360|4|0;IDLE1          |X|0|1360|5|1;sleeper        |B|6|3664|1|0;Tmr Svc        |B|20|1872|6|0;suspended      |S|7|3664|2|0;")]
    [DataRow(Flavor.Smp, "running        |X|5|916|3|0x1;IDLE0          |X|0|340|4|0xffffffff;IDLE1          |R|0|340|5|0xffffffff;sleeper        |B|6|916|1|0x1;Tmr Svc        |B|20|468|6|0x1;suspended      |S|7|916|2|0x1;")]
    public void TaskList_EveryState_IsTheKernelsText(Flavor kernel, string expected)
    {
        var board = WithEveryState(kernel);
        board.Note(board.Device.Report.TaskList(includeCoreId: kernel == Flavor.Idf2).Replace("\t", "|", StringComparison.Ordinal).Replace("\r\n", ";", StringComparison.Ordinal));
        board.AssertLog(expected);
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, "running        |10500||100%;IDLE           |0||<1%;sleeper        |0||<1%;Tmr Svc        |0||<1%;suspended      |0||<1%;")]
    [DataRow(Flavor.Idf2, "running        |0||<1%;IDLE0          |0||<1%;IDLE1          |10000||95%;sleeper        |0||<1%;Tmr Svc        |0||<1%;suspended      |0||<1%;")]
    [DataRow(Flavor.Smp, "running        |10500||100%;IDLE0          |5500||52%;IDLE1          |5000||47%;sleeper        |0||<1%;Tmr Svc        |0||<1%;suspended      |0||<1%;")]
    public void RunTimeStats_SomeRan_IsTheKernelsText(Flavor kernel, string expected)
    {
        var board = WithEveryState(kernel);
        board.Note(board.Device.Report.RunTimeStats().Replace("\t", "|", StringComparison.Ordinal).Replace("\r\n", ";", StringComparison.Ordinal));
        board.AssertLog(expected);
    }

    [TestMethod]
    public void SystemState_EveryState_ReadyFirstThenSleepersThenSuspended() => Assert.AreEqual(
        "running IDLE sleeper Tmr Svc suspended",
        string.Join(' ', WithEveryState(Flavor.FreeRtos).Device.Report.SystemState.Select(t => t.Name)));

    [TestMethod]
    [EveryKernel]
    public void IdleTask_TimerTask_CurrentTask_AreTheKernelsOwn(Flavor kernel)
    {
        var board = new Board(kernel);
        var device = board.Device;
        Assert.IsNull(device.IdleTask());
        Assert.IsNull(device.CurrentTask());
        board.Task("A", 5, async task =>
        {
            board.Note($"{device.CurrentTask()} {device.CurrentTask(CoreId.Core0)} {device.CurrentTask() == task}");
            await task.Suspend();
        });
        board.Run(2500).AssertLog("A A True");
        Assert.AreEqual(device.Configuration.Cores == 1 ? "IDLE" : "IDLE0", device.IdleTask()!.Name);
        Assert.AreEqual("Tmr Svc", device.TimerTask()!.Name);
        Assert.AreEqual(20, device.TimerTask()!.Priority);
        Assert.AreSame(device.IdleTask(), device.FindTask(device.IdleTask()!.Name));
        Assert.AreEqual(device.Configuration.Cores == 2, device.HasCore(CoreId.Core1));
        if (!device.HasCore(CoreId.Core1))
        {
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.IdleTask(CoreId.Core1));
        }
    }

    private static Board WithEveryState(Flavor kernel)
    {
        var board = new Board(kernel);
        board.Task("sleeper", 6, static async task => await task.Delay(new Ticks(100)));
        board.Task("suspended", 7, static async task => await task.Suspend());
        board.Task("running", 5, static async task => await task.Work(new Cycles(100_000)));
        return board.Run(10_500);
    }
}
