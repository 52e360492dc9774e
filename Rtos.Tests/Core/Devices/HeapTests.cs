using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Devices;

/// <summary>What tasks and queues cost, and what happens when there is not enough.</summary>
[TestClass]
public sealed class HeapTests
{
    // Three slots: 98 + 16 + 15 bytes, rounded up to 132.
    private const int ControlBlock = 132;

    [TestMethod]
    public void TaskControlBlock_DependsOnNamesAndSlots()
    {
        Assert.AreEqual(120, ObjectSizes.TaskControlBlock(new DeviceConfiguration()));
        Assert.AreEqual(ControlBlock, ObjectSizes.TaskControlBlock(Settings(Flavor.Idf1)));
        Assert.AreEqual(136, ObjectSizes.TaskControlBlock(new DeviceConfiguration { MaxTaskNameLength = 32 }));
    }

    [TestMethod]
    [DataRow(0, 4L)]
    [DataRow(1, 8L)]
    [DataRow(4, 8L)]
    [DataRow(5, 12L)]
    [DataRow(int.MaxValue, 2_147_483_652L)]
    public void Cost_Bytes_RoundsUpAndAddsTheHeader(int bytes, long expected) => Assert.AreEqual(expected, Heap.Cost(bytes));

    [TestMethod]
    public void Used_TasksAndQueues_IsExact()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 0 });
        Assert.AreEqual(0, device.Heap.Used);
        device.CreateTask("A", 5, 1001, CoreAffinity.Any, static async task => await task.Suspend());
        var task = 1004 + 4 + ControlBlock + 4;
        Assert.AreEqual(task, device.Heap.Used);

        device.CreateQueue<int>("ints", 3);
        device.CreateQueue<bool>("bools", 3);
        device.CreateQueue<string>("strings", 2);
        device.CreateQueue<double>("sized", 2, itemBytes: 10);
        var queues = (92 + 12 + 4) + (92 + 4 + 4) + (92 + 8 + 4) + (92 + 20 + 4);
        Assert.AreEqual(task + queues, device.Heap.Used);

        device.Run(10);
        var own = 1536 + 4 + ControlBlock + 4 + 2048 + 4 + ControlBlock + 4;
        Assert.AreEqual(task + queues + own, device.Heap.Used);
        Assert.AreEqual(long.MaxValue, device.Heap.Free);
        Assert.AreEqual(long.MaxValue, device.Heap.MinimumEverFree);
    }

    [TestMethod]
    public void CreateTask_NoRoomByTheHost_Throws()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 1139 });
        var refusal = Assert.ThrowsExactly<DeviceMemoryException>(
            () => device.CreateTask("A", 5, 1000, CoreAffinity.Any, static _ => Routine.Completed));
        Assert.AreEqual(
            "errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY: task A needs 1140 bytes of heap, 1139 are free", refusal.Message);
        Assert.AreEqual(0, device.Heap.Used);
        Assert.AreEqual(0, device.NumberOfTasks);
    }

    [TestMethod]
    public void CreateTask_ExactlyEnough_Succeeds()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 1140 });
        device.CreateTask("A", 5, 1000, CoreAffinity.Any, static _ => Routine.Completed);
        Assert.AreEqual(0, device.Heap.Free);
        Assert.AreEqual(0, device.Heap.MinimumEverFree);
    }

    [TestMethod]
    public void CreateQueue_NoRoom_Throws()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 100 });
        var refusal = Assert.ThrowsExactly<DeviceMemoryException>(() => device.CreateQueue<int>("q", 2));
        Assert.AreEqual("errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY: q needs 104 bytes of heap, 100 are free", refusal.Message);
        Assert.AreEqual(0, device.Heap.Used);
        Assert.IsEmpty(device.Report.HeapEntries);
    }

    [TestMethod]
    public void RunFor_NoRoomForTheIdleTask_PanicsForGood()
    {
        var device = Create(Settings(Flavor.Idf2) with { HeapBytes = 3000 });
        device.AssertPanics(PanicKind.OutOfMemory, "IDLE0", ["IDLE1"]);
    }

    [TestMethod]
    public void CreateTask_NoRoomByATask_GivesNull()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 10_000 });
        var made = new List<bool>();
        device.CreateTask("A", 5, 4000, CoreAffinity.Any, async task =>
        {
            made.Add(await task.CreateTask("B", 1, 2000, CoreAffinity.Any, static _ => Routine.Completed) is not null);
            made.Add(await task.CreateTask("C", 1, 400, CoreAffinity.Any, static _ => Routine.Completed) is not null);
            await task.Delay(new Ticks(1));
            made.Add(await task.CreateTask("D", 1, 1800, CoreAffinity.Any, static _ => Routine.Completed) is not null);
        });
        device.Run(1500);

        // D fits where C was, once C has been freed.
        Assert.AreEqual("False True True", string.Join(' ', made));
        Assert.AreEqual("0 0 A 0 create fail", device.Trace.Lines[1]);
        Assert.AreEqual("0 0 A 1 create ok", device.Trace.Lines[2]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Used_TasksCreatedAndEndedForEver_ComesBack(Flavor flavor)
    {
        var device = Create(flavor);
        var created = 0;
        device.Task("A", 5, async task =>
        {
            for (; ; created++)
            {
                await task.CreateTask("child", 6, 3000, CoreAffinity.Core0, static _ => Routine.Completed);
                await task.Delay(new Ticks(2));
            }
        }, CoreAffinity.Core0);
        device.Run(1500);
        var used = device.Heap.Used;
        device.Run(81_500);

        Assert.AreEqual(40, created);
        Assert.AreEqual(used, device.Heap.Used);
    }

    [TestMethod]
    public void MinimumEverFree_AfterAPeak_Stays()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 20_000 });
        device.Task("A", 5, static async task => await task.Work(new Cycles(10)));
        device.Run(1);
        var least = device.Heap.Free;
        device.Run(1500);

        Assert.AreEqual(least, device.Heap.MinimumEverFree);
        Assert.AreEqual(least + 4096 + 4 + ControlBlock + 4, device.Heap.Free);
        Assert.AreEqual(20_000, device.Heap.Size);
    }

    [TestMethod]
    public void HeapEntries_TasksAndObjects_SayWhoHoldsWhat()
    {
        var device = Create(Flavor.Idf1);
        device.CreateQueue<int>("q", 700);
        device.CreateTask("A", 5, 2000, CoreAffinity.Any, static async task => await task.Suspend());
        device.Run(10);

        var lines = device.Report.HeapEntries.Select(e => $"{e.Owner} {e.Use} {e.Bytes}");
        Assert.AreEqual(
            "q KernelObject 2892, Tmr Svc Stack 2048, A Stack 2000, IDLE Stack 1536, A TaskControlBlock 132, "
            + "IDLE TaskControlBlock 132, Tmr Svc TaskControlBlock 132",
            string.Join(", ", lines));
    }
}
