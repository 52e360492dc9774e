using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>
/// Tasks that pass a mutex around are deleted at any moment, and then the mutex, after the idea of ESP-IDF's test "FreeRTOS Delete
/// Blocked Tasks" (<c>test_freertos_task_delete.c</c>). Whichever task holds the mutex takes it along.
/// </summary>
[TestClass]
public sealed class DeleteBlockedTasksTests
{
    private const int Rounds = 40;
    private const int Priority = 5;

    [TestMethod]
    [EveryKernel]
    public void Delete_TasksThatJuggleAMutex_LosesNoMemory(Flavor kernel)
    {
        var board = new Board(kernel, c => c with
        {
            AsTheKernel = KernelLeniency.DeleteMutexHolder | KernelLeniency.DeleteHeldMutex,
            HeapBytes = 200_000,
        });
        var device = board.Device;
        board.Task("test", Priority + 1, async task =>
        {
            var before = device.Heap.Used;
            for (var round = 0; round < Rounds; round++)
            {
                await DeleteOnce(device, task, round);
                Assert.AreEqual(before, device.Heap.Used);
            }

            board.Note("done");
        });
        board.Run(Rounds * 20_000).AssertLog("done");

        // Each holder that is deleted leaves a held mutex, which is deleted next.
        var kinds = device.Diagnostics.All.Select(d => d.Kind).ToList();
        Assert.IsNotEmpty(kinds);
        for (var i = 0; i < kinds.Count; i++)
        {
            Assert.AreEqual(i % 2 == 0 ? KernelLeniency.DeleteMutexHolder : KernelLeniency.DeleteHeldMutex, kinds[i]);
        }
    }

    private static async Routine DeleteOnce(Device device, RtosTask task, int round)
    {
        var mutex = device.CreateMutex("m");
        var cores = device.Configuration.Cores;
        var juggling = new List<RtosTask>();
        var deleted = new bool[cores + 1];
        for (var i = 0; i <= cores; i++)
        {
            var (number, core) = (i, i == cores ? CoreAffinity.Any : CoreAffinity.Pinned((CoreId)i));
            juggling.Add((await task.CreateTask($"block{i}", Priority - 1, 4096, core, self => Juggle(self, number)))!);
        }

        await task.Delay(new Ticks(5));
        for (var i = 0; i <= cores; i++)
        {
            await juggling[i].Suspend();
            await juggling[i].Delete();
            deleted[i] = true;
        }

        await task.Delay(new Ticks(4));
        await mutex.Delete();

        async Routine Juggle(RtosTask self, int number)
        {
            var random = new Random((round * 10) + number);
            for (; ; )
            {
                await self.Work(new Cycles(random.Next(1, 2000)));
                Assert.IsFalse(deleted[number]);
                await mutex.Take(Ticks.Forever);
                Assert.IsFalse(deleted[number]);
                await self.Work(new Cycles(random.Next(1, 2000)));
                Assert.IsFalse(deleted[number]);
                await mutex.Give();
            }
        }
    }
}
