using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Kernel;

/// <summary>The steady state allocates nothing.</summary>
[TestClass]
public sealed class AllocationTests
{
    private const int MostRuns = 5_000;

#if DEBUG
    private const string Debug = "in Debug the compiler makes async methods classes, which are allocated at each call";
#endif

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryFlavor]
    public void Run_Yields_AllocateNothing(Flavor flavor) => AssertAllocatesNothing(flavor, static (device, count) =>
    {
        for (var i = 0; i < 2; i++)
        {
            device.Task($"T{i}", 5, async task =>
            {
                for (; ; count())
                {
                    await task.Yield();
                    await task.Work(new Cycles(1));
                }
            }, CoreAffinity.Core0);
        }
    });

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryFlavor]
    public void Run_QueueHandOver_AllocatesNothing(Flavor flavor) => AssertAllocatesNothing(flavor, static (device, count) =>
    {
        var queue = device.CreateQueue<long>("q", 2);
        device.Task("receiver", 6, async _ =>
        {
            for (; ; count())
            {
                await queue.Receive(Ticks.Forever);
            }
        });
        device.Task("sender", 5, async task =>
        {
            for (var n = 0L; ; n++)
            {
                await queue.Send(n, Ticks.Forever);
                await task.Work(new Cycles(1));
                await task.Yield();
            }
        });
    });

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryFlavor]
    public void Run_NotificationsThroughNestedRoutines_AllocateNothing(Flavor flavor) => AssertAllocatesNothing(flavor, static (device, count) =>
    {
        var waiter = device.Task("waiter", 6, async task =>
        {
            for (; ; count())
            {
                await TakeOne(task);
            }
        });
        device.Task("giver", 5, async task =>
        {
            for (; ; )
            {
                await task.Work(new Cycles(1));
                await waiter.NotifyGive();
                await task.Yield();
            }
        });
    });

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryFlavor]
    public void Run_Delays_AllocateNothing(Flavor flavor) => AssertAllocatesNothing(flavor, static (device, count) =>
    {
        for (var i = 1; i <= 3; i++)
        {
            var ticks = new Ticks((uint)i);
            device.Task($"T{i}", 5, async task =>
            {
                for (; ; count())
                {
                    await task.Delay(ticks);
                }
            });
        }
    }, cycles: 8_000_000);

    private static async Routine<uint> TakeOne(RtosTask task) => await task.NotifyTake(true, Ticks.Forever);

    // The first runs fill the pools, and the runtime recompiles in its own time what it runs often: until it has, awaiters
    // are boxed. What allocates in the steady state does so in every run.
    private static void AssertAllocatesNothing(Flavor flavor, Action<Device, Action> load, long cycles = 30_000) =>
        Allocation.AssertNone(Settings(flavor), load, cycles, MostRuns);
}
