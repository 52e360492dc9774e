using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W8: software timers with periods of 10 to 1,000 ticks.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="timers">How many; 1,000 in W8 itself.</param>
/// <param name="timedSize">The ticks to be timed.</param>
internal sealed class TimersWorkload(string name = "W8", int timers = 1_000, int timedSize = 200_000)
    : VirtualTimeWorkload(name, "firing")
{
    internal override int SmallSize => 5_000;

    internal override int TimedSize => timedSize;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } = timers == 1_000
        ? [new(60_000, new Outcome(288_762, "4ab5bb7c348ef561"), Origin.RealKernel)]
        : [];

    protected override async Routine Prepare(Device device, OrderDigest digest)
    {
        for (var number = 0; number < timers; number++)
        {
            var i = (uint)number;
            var period = new Ticks(10 + (uint)(number * 37L % 991));
            var timer = device.CreateTimer("timer", period, autoReload: true, _ =>
            {
                digest.Mix(i, device.TickCount.Value);
                return Routine.Completed;
            });
            await timer.Start(Ticks.Forever);
        }
    }
}
