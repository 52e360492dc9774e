using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W4: producers fill a queue of 16 places, as many consumers empty it.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="pairs">How many of each; four in W4 itself.</param>
/// <param name="timedSize">The items to be timed.</param>
internal sealed class ItemsWorkload(string name = "W4", int pairs = 4, int timedSize = 8_000_000) : Workload(name, "item")
{
    internal override int SmallSize => 20_000;

    internal override int TimedSize => timedSize;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } =
    [
        new(200_000, new Outcome(200_000, "424ec0bacc24f9e3"), Origin.EarlierRun),
        new(8_000_000, new Outcome(8_000_000, "af6bdb6b7e1e6283"), Origin.RealKernel, Full: true),
    ];

    /// <summary>Digests who received what.</summary>
    internal override Outcome Run(int size)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var queue = device.CreateQueue<uint>("q", length: 16);
        var digest = new OrderDigest();
        var each = size / pairs;
        var step = (uint)pairs;
        for (var number = 0; number < pairs; number++)
        {
            var p = (uint)number;
            device.CreateTask("producer", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (var i = 0; i < each; i++)
                {
                    await queue.Send(((uint)i * step) + p, Ticks.Forever);
                }
            });
        }

        for (var number = 0; number < pairs; number++)
        {
            var c = (uint)number;
            device.CreateTask("consumer", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (var i = 0; i < each; i++)
                {
                    var item = (await queue.Receive(Ticks.Forever)).Value;
                    digest.Mix(c, item);
                }
            });
        }

        device.RunFor(device.Clock.CyclesPerTick);
        return digest.Outcome;
    }
}
