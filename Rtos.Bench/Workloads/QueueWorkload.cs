using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W3: a number goes to the other task and back through two queues of one place, and grows by one each round.</summary>
internal sealed class QueueWorkload() : Workload("W3", "round")
{
    internal override int SmallSize => 20_000;

    internal override int TimedSize => 2_000_000;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } =
    [
        new(200_000, new Outcome(200_000), Origin.Definition),
        new(8_000_000, new Outcome(8_000_000), Origin.Definition, Full: true),
    ];

    /// <summary>Counts what the number has become.</summary>
    internal override Outcome Run(int size)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var there = device.CreateQueue<int>("there", length: 1);
        var back = device.CreateQueue<int>("back", length: 1);
        var last = 0;
        device.CreateTask("A", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            var v = 0;
            for (var i = 0; i < size; i++)
            {
                await there.Send(v, Ticks.Forever);
                v = (await back.Receive(Ticks.Forever)).Value + 1;
            }

            last = v;
        });
        device.CreateTask("B", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < size; i++)
            {
                var v = (await there.Receive(Ticks.Forever)).Value;
                await back.Send(v, Ticks.Forever);
            }
        });
        device.RunFor(device.Clock.CyclesPerTick);
        return new Outcome(last);
    }
}
