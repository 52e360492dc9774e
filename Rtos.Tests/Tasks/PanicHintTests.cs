using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Panics that guess where the mistake came from.</summary>
[TestClass]
public sealed class PanicHintTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Operations_DelaysOfZeroTicks_SayWhyTheyDoNotWait(bool polls)
    {
        var device = Create(Settings(Flavor.Idf1) with { OperationsPerInstant = 5, CyclesPerTick = new Cycles(10_000) });
        var queue = device.CreateQueue<int>("queue", 1);
        device.Task("A", 5, async task =>
        {
            for (; ; )
            {
                await task.Delay(device.Clock.MillisecondsToTicks(5));
                if (polls)
                {
                    await queue.Receive(Ticks.None);
                }
            }
        });

        device.AssertPanics(PanicKind.EndlessInstant, "A", ["5 operations", "ESP32EMU_OPERATIONS_PER_INSTANT", "a delay of 0 ticks", "10 ms"]);
    }

    [TestMethod]
    public void Operations_LoopAfterADelay_DoesNotBlameTheDelay()
    {
        var device = Create(Settings(Flavor.Idf1) with { OperationsPerInstant = 5 });
        var queue = device.CreateQueue<int>("queue", 1);
        device.Task("A", 5, async task =>
        {
            await task.Delay(Ticks.None);
            await task.Delay(new Ticks(1));
            for (; ; )
            {
                await queue.Receive(Ticks.None);
            }
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(TimeSpan.FromSeconds(1)));
        Assert.EndsWith("a task neither works nor waits", panic.Panic.Message);
    }

    [TestMethod]
    public void CreateTask_NoMemoryAndTheNullIsUsed_SaysWhereTheNullMayComeFrom()
    {
        var device = Create(Settings(Flavor.Idf1) with { HeapBytes = 20_000 });
        device.Task("A", 5, async task =>
        {
            var child = await task.CreateTask("B", 5, 100_000, CoreAffinity.Any, static _ => Routine.Completed);
            await child!.NotifyGive();
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1)));
        StringAssert.Contains(panic.Panic.Message, "NullReferenceException");
        StringAssert.Contains(panic.Panic.Message, "CreateTask in a task returns null");
    }

    [TestMethod]
    public void NullReference_MemoryWasThere_IsShownAlone()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task =>
        {
            await task.Yield();
            _ = device.FindTask("nobody")!.Name;
        });
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1)));
        StringAssert.Contains(panic.Panic.Message, "NullReferenceException");
        Assert.DoesNotContain("CreateTask", panic.Panic.Message);
    }
}
