using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W6: a hundred tasks of eight priorities sleep for 1 to 100 ticks again and again: what an hour of an ordinary device costs.</summary>
internal sealed class PeriodsWorkload() : VirtualTimeWorkload("W6", "wake")
{
    private const int Tasks = 100;

    internal override int SmallSize => 3_600;

    internal override int TimedSize => 360_000;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } =
    [
        new(360_000, new Outcome(1_867_390, "2b5b2c3ae7829d58"), Origin.RealKernel),
        new(3_600_000, new Outcome(18_674_490, "c903f50471df36a3"), Origin.EarlierRun, Full: true),
    ];

    protected override void CreateTasks(Device device, OrderDigest digest)
    {
        for (var number = 0; number < Tasks; number++)
        {
            var i = (uint)number;
            device.CreateTask("sleeper", 1 + (number % 8), BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (; ; )
                {
                    await task.Delay(new Ticks(i + 1));
                    var tick = await task.GetTickCount();
                    digest.Mix(i, tick.Value);
                }
            });
        }
    }
}
