using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>
/// A task creates each kind of object in memory of its own and in the heap, uses it and deletes it, after the idea of FreeRTOS' demo
/// <c>StaticAllocation.c</c>. The demo deletes its mutexes while it holds them.
/// </summary>
[TestClass]
public sealed class StaticAllocationTests
{
    private static readonly Ticks Short = new(10);

    [TestMethod]
    [EveryKernel]
    public void EachObject_CreatedUsedAndDeleted_LeavesNothing(Flavor kernel)
    {
        var board = new Board(kernel, c => c with { AsTheKernel = KernelLeniency.DeleteHeldMutex, HeapBytes = 200_000 });
        var device = board.Device;
        board.Task("creator", 5, async task =>
        {
            var before = 0L;
            for (var cycle = 0; cycle < 3; cycle++)
            {
                foreach (var memory in new[] { ObjectMemory.Static, ObjectMemory.Heap })
                {
                    await CreateAndDeleteATask(device, task, memory);
                    await CreateAndDeleteAQueue(device, memory);
                    await CreateAndDeleteSemaphores(device, memory);
                    await CreateAndDeleteMutexes(device, memory);
                    await CreateAndDeleteAnEventGroup(device, memory);
                    await CreateAndDeleteATimer(device, task, memory);
                }

                // The timer service task has made its queue now.
                before = cycle == 0 ? device.Heap.Used : before;
                Assert.AreEqual(before, device.Heap.Used);
            }

            board.Note("done");
        });
        board.Run(3_000_000).AssertLog("done");

        // A plain mutex in each kind of memory, three times.
        var diagnostics = device.Diagnostics.All;
        Assert.HasCount(6, diagnostics);
        Assert.IsTrue(diagnostics.All(d => (d.Kind, d.Task) == (KernelLeniency.DeleteHeldMutex, "creator")));
    }

    private static async Routine CreateAndDeleteATask(Device device, RtosTask task, ObjectMemory memory)
    {
        var created = (await task.CreateTask("created", await task.GetPriority() + 1, 2048, CoreAffinity.Core0, async self => await self.Suspend(), memory))!;
        Assert.AreEqual(TaskState.Suspended, await created.GetState());
        await created.Delete();
    }

    private static async Routine CreateAndDeleteAQueue(Device device, ObjectMemory memory)
    {
        var queue = device.CreateQueue<ulong>("queue", 5, 8, memory);

        // Twice, so that its contents wrap.
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.IsFalse((await queue.Receive(Ticks.None)).HasValue);
            for (var i = 0ul; i < 5; i++)
            {
                Assert.IsTrue(await queue.Send(i, Ticks.None));
            }

            Assert.IsFalse(await queue.Send(5, Ticks.None));
            for (var i = 0ul; i < 5; i++)
            {
                Assert.AreEqual(i, (await queue.Receive(Ticks.None)).Value);
            }

            Assert.IsFalse((await queue.Receive(Ticks.None)).HasValue);
        }

        await queue.Delete();
    }

    private static async Routine CreateAndDeleteSemaphores(Device device, ObjectMemory memory)
    {
        var binary = device.CreateBinarySemaphore("binary", memory: memory);
        await Check(device, binary, 1);
        await binary.Delete();
        var counting = device.CreateCountingSemaphore("counting", 10, 0, memory);
        await Check(device, counting, 10);
        await counting.Delete();
    }

    private static async Routine CreateAndDeleteMutexes(Device device, ObjectMemory memory)
    {
        // Taken first, as the check expects what is empty; the check leaves it taken.
        var mutex = device.CreateMutex("mutex", memory);
        Assert.IsTrue(await mutex.Take(Ticks.None));
        await Check(device, mutex, 1);
        await mutex.Delete();

        var recursive = device.CreateRecursiveMutex("recursive", memory);
        Assert.IsFalse(await recursive.GiveRecursive());
        for (var i = 0; i < 5; i++)
        {
            Assert.IsTrue(await recursive.TakeRecursive(Ticks.None));
        }

        for (var i = 0; i < 5; i++)
        {
            Assert.IsTrue(await recursive.GiveRecursive());
        }

        Assert.IsFalse(await recursive.GiveRecursive());
        await recursive.Delete();
    }

    // An empty semaphore, or a mutex that the caller holds.
    private static async Routine Check<TSemaphore>(Device device, TSemaphore semaphore, int maximum)
        where TSemaphore : RtosSemaphoreBase, IRtosSemaphore
    {
        await CannotBeTaken(device, semaphore);
        for (var i = 0; i < maximum; i++)
        {
            Assert.IsTrue(await semaphore.Give());
        }

        Assert.IsFalse(await semaphore.Give());
        Assert.AreEqual(maximum, await semaphore.GetCount());
        for (var i = 0; i < maximum; i++)
        {
            Assert.IsTrue(await semaphore.Take(Ticks.None));
        }

        await CannotBeTaken(device, semaphore);
        Assert.AreEqual(0, await semaphore.GetCount());
    }

    private static async Routine CannotBeTaken(Device device, IRtosSemaphore semaphore)
    {
        var from = device.TickCount.Value;
        Assert.IsFalse(await semaphore.Take(Short));
        Assert.IsGreaterThanOrEqualTo(Short.Value, unchecked(device.TickCount.Value - from));
    }

    private static async Routine CreateAndDeleteAnEventGroup(Device device, ObjectMemory memory)
    {
        var group = device.CreateEventGroup("group", memory);
        Assert.AreEqual(0u, await group.GetBits());
        await group.SetBits(0xaa);
        Assert.AreEqual(0xaau, await group.GetBits());
        await group.SetBits(0x55);
        Assert.AreEqual(0xffu, await group.GetBits());
        await group.ClearBits(0xaa);
        Assert.AreEqual(0x55u, await group.GetBits());
        await group.Delete();
    }

    private static async Routine CreateAndDeleteATimer(Device device, RtosTask task, ObjectMemory memory)
    {
        var (calls, period) = (0, new Ticks(20));
        var timer = device.CreateTimer("timer", period, autoReload: true, OnTimer, memory);
        Assert.IsTrue(await timer.Start(Ticks.None));
        await task.Delay(period * 5);
        Assert.AreEqual(5, calls);
        Assert.IsTrue(await timer.Delete(Ticks.None));

        async Routine OnTimer(RtosTimer expired)
        {
            calls++;
            if (calls == 5)
            {
                Assert.IsTrue(await expired.Stop(Ticks.None));
            }
        }
    }
}
