using BenchmarkDotNet.Attributes;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>What a device costs by itself: to be made, to tick, to take an interrupt, to fire a timer.</summary>
public class DeviceBenchmarks
{
    private const int Operations = 1000;

    private Device _slicing = null!;
    private Device _interrupts = null!;
    private Device _timer = null!;

    /// <summary>The kernel.</summary>
    [Params(KernelKind.FreeRtos, KernelKind.Idf, KernelKind.Smp)]
    public KernelKind Kernel { get; set; }

    /// <summary>Starts the devices.</summary>
    [GlobalSetup]
    public void Start()
    {
        _slicing = BenchDevice.Create(Kernel);
        for (var i = 0; i < 2; i++)
        {
            _slicing.CreateTask("busy", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (; ; )
                {
                    await task.Work(_slicing.Clock.Seconds(1_000));
                }
            });
        }

        _interrupts = BenchDevice.Create(Kernel);
        _timer = BenchDevice.Create(Kernel);
        var timer = _timer.CreateTimer("timer", new Ticks(1), autoReload: true, _ => Routine.Completed);
        _timer.CreateTask("start", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async _ => await timer.Start(Ticks.Forever));
        _interrupts.RunFor(_interrupts.Clock.CyclesPerTick);
    }

    /// <summary>A tick that switches from one busy task to another.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void TickWithSlicing() => _slicing.RunFor(_slicing.Clock.CyclesPerTick * Operations);

    /// <summary>An interrupt that does nothing, raised and run.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void Interrupt()
    {
        for (var i = 1; i <= Operations; i++)
        {
            _interrupts.RaiseInterruptAt(_interrupts.Now + new Cycles(i), CoreId.Core0, static _ => { });
        }

        _interrupts.RunFor(new Cycles(Operations + 1));
    }

    /// <summary>A timer that fires at every tick.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void TimerFiring() => _timer.RunFor(_timer.Clock.CyclesPerTick * Operations);

    /// <summary>A device made and started, with its idle and timer service tasks.</summary>
    [Benchmark]
    public Device Create()
    {
        var device = BenchDevice.Create(Kernel);
        device.RunFor(device.Clock.CyclesPerTick);
        return device;
    }
}
