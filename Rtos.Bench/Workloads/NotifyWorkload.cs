using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W2: two tasks notify each other in turn, so many rounds.</summary>
internal sealed class NotifyWorkload() : Workload("W2", "round")
{
    internal override int SmallSize => 20_000;

    internal override int TimedSize => 2_000_000;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } =
    [
        new(200_000, new Outcome(200_000), Origin.Definition),
        new(8_000_000, new Outcome(8_000_000), Origin.Definition, Full: true),
    ];

    internal override Outcome Run(int size)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var rounds = (A: 0L, B: 0L);
        RtosTask? b = null;
        var a = device.CreateTask("A", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            var taken = 0L;
            for (var i = 0; i < size; i++)
            {
                await b!.NotifyGive();
                taken += await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            }

            rounds.A = taken;
        });
        b = device.CreateTask("B", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            var taken = 0L;
            for (var i = 0; i < size; i++)
            {
                taken += await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await a.NotifyGive();
            }

            rounds.B = taken;
        });
        device.RunFor(device.Clock.CyclesPerTick);
        return new Outcome(Math.Min(rounds.A, rounds.B));
    }
}
