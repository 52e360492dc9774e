using BenchmarkDotNet.Attributes;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>What a sleep and a wake cost, and how that grows with the number of sleepers.</summary>
public class DelayBenchmarks
{
    private const int Wakes = 1000;

    private Device _device = null!;

    /// <summary>The number of sleepers. One of them wakes at each tick, and sleeps for as many ticks as there are sleepers.</summary>
    [Params(10, 1_000, 100_000)]
    public int Sleepers { get; set; }

    /// <summary>Starts the device and lets each task wake once.</summary>
    [GlobalSetup]
    public void Start()
    {
        _device = BenchDevice.Create(KernelKind.FreeRtos);
        var period = new Ticks((uint)Sleepers);
        for (var i = 0; i < Sleepers; i++)
        {
            var first = new Ticks((uint)i + 1);
            _device.CreateTask("sleeper", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                await task.Delay(first);
                for (; ; )
                {
                    await task.Delay(period);
                }
            });
        }

        _device.RunFor(_device.Clock.CyclesPerTick * (Sleepers + 1));
    }

    /// <summary>A tick, a wake, two switches, a sleep.</summary>
    [Benchmark(OperationsPerInvoke = Wakes)]
    public void DelayAndWake() => _device.RunFor(_device.Clock.CyclesPerTick * Wakes);
}
