using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Each kernel call is awaited once, by the task that makes it, before it makes another.</summary>
[TestClass]
public sealed class AwaitTests
{
    private const Flavor OneCore = Flavor.Idf1;

    [TestMethod]
    [EveryFlavor]
    public void KernelCall_PreviousOneNotAwaited_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            _ = task.GetTickCount();
            await task.Delay(new Ticks(1));
        });

        device.AssertPanics(PanicKind.NotAwaited, "A", ["called delay", "xTaskGetTickCount"]);
    }

    [TestMethod]
    public void KernelCall_PreviousOneStillWaiting_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            _ = task.Delay(new Ticks(1));
            await task.Yield();
        });

        device.AssertPanics(PanicKind.NotAwaited, "A", ["called yield", "vTaskDelay"]);
    }

    [TestMethod]
    public void KernelCall_PreviousOneOfAnObjectNotAwaited_IsToldByItsName()
    {
        AssertForgotten(device => device.CreateQueue<int>("q", 1).Send(1, Ticks.None), "send (xQueueSendToBack)");
        AssertForgotten(device => device.CreateQueue<int>("q", 1).SendToFront(1, Ticks.None), "sendToFront (xQueueSendToFront)");
        AssertForgotten(device => device.CreateMutex("m").Take(Ticks.None), "take (xSemaphoreTake)");
        AssertForgotten(device => device.CreateMutex("m").Give(), "give (xSemaphoreGive)");

        static void AssertForgotten(Func<Device, RtosCall<bool>> call, string name)
        {
            var device = Create(OneCore);
            device.Task("A", 5, async task =>
            {
                _ = call(device);
                await task.Yield();
            });

            device.AssertPanics(PanicKind.NotAwaited, "A", ["called yield", name]);
        }
    }

    [TestMethod]
    public void TaskEnds_LastCallNotAwaited_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            await task.Yield();
            _ = task.GetTickCount();
        });

        device.AssertPanics(PanicKind.NotAwaited, "A", ["ended", "xTaskGetTickCount"]);
    }

    [TestMethod]
    public void TaskEnds_RoutineNotAwaited_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            await task.Yield();
            _ = Sleep(task);
        });

        device.AssertPanics(PanicKind.NotAwaited, "A", ["ended", "vTaskDelay"]);
    }

    [TestMethod]
    public void KernelCall_RoutineNotAwaited_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            _ = Sleep(task);
            await task.Yield();
        });

        device.AssertPanics(PanicKind.NotAwaited, "A", ["called yield", "vTaskDelay"]);
    }

    [TestMethod]
    public void KernelCall_AwaitedTwice_Panics()
    {
        var device = Create(OneCore);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 5, async task =>
        {
            var call = queue.Receive(new Ticks(1));
            await call;
            await call;
        });

        device.AssertPanics(PanicKind.AwaitedWrongly, "A", ["call of task A", "twice"], at: 1000);
    }

    [TestMethod]
    public void KernelCall_ThatHasReturnedAtOnceAwaitedTwice_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            var call = task.GetTickCount();
            await call;
            await call;
        });

        device.AssertPanics(PanicKind.AwaitedWrongly, "A", ["call of task A", "twice"]);
    }

    [TestMethod]
    public void KernelCall_AwaitedBehindAMethodThatMakesNone_Returns()
    {
        var device = Create(OneCore);
        var ticks = new List<uint>();
        device.Task("A", 5, async task =>
        {
            var sleeps = task.Delay(new Ticks(2));
            ticks.Add(await Answer());
            await sleeps;
            var asks = task.GetTickCount();
            ticks.Add(await Answer());
            ticks.Add((await asks).Value);
        });

        device.Run(10_000);

        CollectionAssert.AreEqual(new uint[] { 42, 42, 2 }, ticks);

        static async Routine<uint> Answer()
        {
            await Routine.Completed;
            return 42;
        }
    }

    private static async Routine Sleep(RtosTask task) => await task.Delay(new Ticks(1));
}
