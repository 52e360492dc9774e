using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W5: the lowest of three tasks holds a mutex that the highest waits for, while the one between is ready: inheritance.</summary>
internal sealed class MutexWorkload() : Workload("W5", "round")
{
    internal override int SmallSize => 20_000;

    internal override int TimedSize => 1_000_000;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } =
    [
        new(20_000, new Outcome(60_000, "3e16c53d88e91a83"), Origin.EarlierRun),
        new(2_000_000, new Outcome(6_000_000, "ac5a48055ffcff83"), Origin.RealKernel, Full: true),
    ];

    /// <summary>A round has three events.</summary>
    internal override long OperationsAt(int size, Outcome outcome) => outcome.Operations / 3;

    internal override Outcome Run(int size)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var mutex = device.CreateMutex("m");
        var digest = new OrderDigest();
        var high = device.CreateTask("H", 3, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < size; i++)
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await mutex.Take(Ticks.Forever);
                digest.Mix(3, (uint)i);
                await mutex.Give();
            }
        });
        var middle = device.CreateTask("M", 2, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < size; i++)
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                digest.Mix(2, (uint)i);
            }
        });
        device.CreateTask("L", 1, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < size; i++)
            {
                await mutex.Take(Ticks.Forever);
                await high.NotifyGive();     // H preempts and waits for the mutex; L inherits its priority,
                await middle.NotifyGive();   // so M stays ready
                digest.Mix(1, (uint)i);
                await mutex.Give();          // H, then M, then L
            }
        });
        device.RunFor(device.Clock.CyclesPerTick);
        return digest.Outcome;
    }
}
