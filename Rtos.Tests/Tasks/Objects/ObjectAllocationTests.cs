using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Core.Kernel;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>In the steady state the objects allocate nothing.</summary>
[TestClass]
public sealed class ObjectAllocationTests
{
    private const int MostRuns = 3_000;

#if DEBUG
    private const string Debug = "in Debug the compiler makes async methods classes, which are allocated at each call";
#endif

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryKernel]
    public void Run_SemaphoreAndMutex_AllocateNothing(Flavor kernel) => AssertAllocatesNothing(kernel, static (device, count) =>
    {
        var semaphore = device.CreateBinarySemaphore("s");
        var mutex = device.CreateMutex("m");
        device.CreateTask("A", 6, 4096, CoreAffinity.Core0, async _ =>
        {
            for (; ; count())
            {
                await semaphore.Take(Ticks.Forever);
                await mutex.Take(Ticks.Forever);
                await mutex.Give();
            }
        });
        device.CreateTask("B", 5, 4096, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                // The higher task finds the mutex held, and its holder inherits.
                await mutex.Take(Ticks.Forever);
                await semaphore.Give();
                await mutex.Give();
                await task.Work(new Cycles(1));
            }
        });
    });

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryKernel]
    public void Run_EventGroupAndQueueSet_AllocateNothing(Flavor kernel) => AssertAllocatesNothing(kernel, static (device, count) =>
    {
        var group = device.CreateEventGroup("e");
        var queue = device.CreateQueue<int>("q", 1);
        var set = device.CreateQueueSet("set", 1, queue);
        device.CreateTask("A", 6, 4096, CoreAffinity.Core0, async _ =>
        {
            for (; ; count())
            {
                await group.WaitBits(1, true, true, Ticks.Forever);
                await set.Select(Ticks.Forever);
                await queue.Receive(Ticks.None);
            }
        });
        device.CreateTask("B", 5, 4096, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await group.SetBits(1);
                await queue.Send(1, Ticks.Forever);
                await task.Work(new Cycles(1));
            }
        });
    });

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryKernel]
    public void Run_StreamAndMessageBuffer_AllocateNothing(Flavor kernel) => AssertAllocatesNothing(kernel, static (device, count) =>
    {
        var stream = device.CreateStreamBuffer("s", 8);
        var messages = device.CreateMessageBuffer("m", 20);
        var (data, target) = (new byte[3], new byte[8]);
        device.CreateTask("A", 6, 4096, CoreAffinity.Core0, async _ =>
        {
            for (; ; count())
            {
                await stream.Receive(target, Ticks.Forever);
                await messages.Receive(target, Ticks.Forever);
            }
        });
        device.CreateTask("B", 5, 4096, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await stream.Send(data, Ticks.Forever);
                await messages.Send(data, Ticks.Forever);
                await task.Work(new Cycles(1));
            }
        });
    });

    [TestMethod]
#if DEBUG
    [Ignore(Debug)]
#endif
    [EveryKernel]
    public void Run_TimersFire_AllocateNothing(Flavor kernel) => AssertAllocatesNothing(
        kernel,
        static (device, count) =>
        {
            var semaphore = device.CreateBinarySemaphore("s");
            var timers = Array.ConvertAll([1u, 2u, 3u], period => device.CreateTimer($"t{period}", new Ticks(period), true, async _ =>
            {
                count();
                await semaphore.Give();
            }));
            device.CreateTask("A", 5, 4096, CoreAffinity.Core0, async task =>
            {
                foreach (var timer in timers)
                {
                    await timer.Start(Ticks.Forever);
                }

                await task.Suspend();
            });
        },
        cycles: 6_000_000);

    // The first runs fill the pools, and the runtime recompiles in its own time what it runs often: until it has, awaiters
    // are boxed. What allocates in the steady state does so in every run.
    private static void AssertAllocatesNothing(Flavor kernel, Action<Device, Action> load, long cycles = 11_000) =>
        Allocation.AssertNone(Board.Settings(kernel), load, cycles, MostRuns);
}
