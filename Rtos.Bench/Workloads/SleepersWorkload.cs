using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W7: tasks of one priority sleep for a time of 1 to 1,000 ticks that each of them draws anew.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="tasks">How many; 10,000 in W7 itself.</param>
/// <param name="timedSize">The ticks to be timed.</param>
internal sealed class SleepersWorkload(string name = "W7", int tasks = 10_000, int timedSize = 20_000)
    : VirtualTimeWorkload(name, "sleep and wake")
{
    internal override int SmallSize => 2_000;

    internal override int TimedSize => timedSize;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } = tasks switch
    {
        10_000 =>
        [
            new(2_000, new Outcome(36_842, "84c002600c04c5c6"), Origin.RealKernel),
        ],

        // The real kernel has given the digests of these two; how many wakes they stand for was counted here.
        1_000 => [new(200_000, new Outcome(400_923, "afcfd5c481694cfd"), Origin.RealKernel)],
        100 => [new(10_000_000, new Outcome(2_004_356, "8eeecb24e3760053"), Origin.RealKernel, Full: true)],
        _ => [],
    };

    protected override void CreateTasks(Device device, OrderDigest digest)
    {
        for (var number = 0; number < tasks; number++)
        {
            var i = (uint)number;
            device.CreateTask("sleeper", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                var x = unchecked((i * 2654435761) + 1);
                for (; ; )
                {
                    x = unchecked((x * 1664525) + 1013904223);
                    await task.Delay(new Ticks(1 + ((x >> 16) % 1000)));
                    digest.Mix(i, device.TickCount.Value);
                }
            });
        }
    }
}
