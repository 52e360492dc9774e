using BenchmarkDotNet.Attributes;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>What the kernel's parts cost: the two tasks do 1,000 operations at one instant, then sleep to the next tick, which starts the next 1,000.</summary>
public class KernelBenchmarks
{
    private const int Operations = 1000;

    private Device _yield = null!;
    private Device _notify = null!;
    private Device _queue = null!;

    /// <summary>The kernel; on two cores the tasks are pinned to core 0.</summary>
    [Params(KernelKind.FreeRtos, KernelKind.Idf, KernelKind.Smp)]
    public KernelKind Kernel { get; set; }

    /// <summary>Starts the devices.</summary>
    [GlobalSetup]
    public void Start()
    {
        _yield = BenchDevice.Create(Kernel);
        for (var i = 0; i < 2; i++)
        {
            Forever(_yield, $"yield{i}", Operations / 2, task => task.Yield());
        }

        _notify = BenchDevice.Create(Kernel);
        RtosTask? echo = null;
        var call = _notify.CreateTask("call", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (; ; await task.Delay(new Ticks(1)))
            {
                for (var i = 0; i < Operations; i++)
                {
                    await echo!.NotifyGive();
                    await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                }
            }
        });
        echo = _notify.CreateTask("echo", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await call.NotifyGive();
            }
        });
        _queue = HandOver.Create(Kernel, Operations);
    }

    /// <summary>One yield, and the switch that it makes.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void Yield() => _yield.RunFor(_yield.Clock.CyclesPerTick);

    /// <summary>There and back: two gives, two takes that wait, two switches.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void NotifyRoundTrip() => _notify.RunFor(_notify.Clock.CyclesPerTick);

    /// <summary>One item through a queue of one place: a send, a receive, a switch.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void QueueHandOver() => _queue.RunFor(_queue.Clock.CyclesPerTick);

    private static void Forever(Device device, string name, int times, Func<RtosTask, RtosCall> call) =>
        device.CreateTask(name, 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (; ; await task.Delay(new Ticks(1)))
            {
                for (var i = 0; i < times; i++)
                {
                    await call(task);
                }
            }
        });
}
