using BenchmarkDotNet.Attributes;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>What the kernel's objects cost where nobody waits: a task does 1,000 operations at one instant, then sleeps to the next tick.</summary>
public class ObjectBenchmarks
{
    private const int Operations = 1000;

    private Device _mutex = null!;
    private Device _semaphore = null!;
    private Device _eventGroup = null!;
    private Device _streamBuffer = null!;

    /// <summary>The kernel; on two cores the task is pinned to core 0.</summary>
    [Params(KernelKind.FreeRtos, KernelKind.Idf, KernelKind.Smp)]
    public KernelKind Kernel { get; set; }

    /// <summary>Starts the devices.</summary>
    [GlobalSetup]
    public void Start()
    {
        _mutex = BenchDevice.Create(Kernel);
        var mutex = _mutex.CreateMutex("mutex");
        EachTick(_mutex, async () =>
        {
            await mutex.Take(Ticks.Forever);
            await mutex.Give();
        });

        _semaphore = BenchDevice.Create(Kernel);
        var semaphore = _semaphore.CreateCountingSemaphore("semaphore", maximum: 1, initial: 1);
        EachTick(_semaphore, async () =>
        {
            await semaphore.Take(Ticks.Forever);
            await semaphore.Give();
        });

        _eventGroup = BenchDevice.Create(Kernel);
        var bits = _eventGroup.CreateEventGroup("bits");
        EachTick(_eventGroup, async () =>
        {
            await bits.SetBits(1);
            await bits.ClearBits(1);
        });

        _streamBuffer = BenchDevice.Create(Kernel);
        var stream = _streamBuffer.CreateStreamBuffer("stream", size: 64);
        var bytes = new byte[16];
        EachTick(_streamBuffer, async () =>
        {
            await stream.Send(bytes, Ticks.Forever);
            await stream.Receive(bytes, Ticks.Forever);
        });
    }

    /// <summary>A free mutex taken and given.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void MutexTakeAndGive() => _mutex.RunFor(_mutex.Clock.CyclesPerTick);

    /// <summary>A free semaphore taken and given.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void SemaphoreTakeAndGive() => _semaphore.RunFor(_semaphore.Clock.CyclesPerTick);

    /// <summary>A bit of an event group set and cleared.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void EventBitSetAndClear() => _eventGroup.RunFor(_eventGroup.Clock.CyclesPerTick);

    /// <summary>16 bytes through a stream buffer.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void StreamBufferSendAndReceive() => _streamBuffer.RunFor(_streamBuffer.Clock.CyclesPerTick);

    private static void EachTick(Device device, Func<Routine> operation) =>
        device.CreateTask("task", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (; ; await task.Delay(new Ticks(1)))
            {
                for (var i = 0; i < Operations; i++)
                {
                    await operation();
                }
            }
        });
}
