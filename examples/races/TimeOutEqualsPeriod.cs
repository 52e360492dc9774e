using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A sensor sends a value every ten ticks; a monitor on the other core reports when none comes.</summary>
internal sealed class TimeOutEqualsPeriod : Race
{
    internal static RaceEntry Entry { get; } = new(
        "time-out-equals-period",
        KernelKind.Idf,
        "no alarm while the sensor works",
        "The monitor waits just as long as the sensor's period.",
        "The sensor's code takes a little time before it sends: the tick that wakes the sensor also ends the monitor's wait, with an alarm.",
        "Wait longer than the period and everything that may delay the sensor, such as two periods.",
        isFixed => new TimeOutEqualsPeriod { IsFixed = isFixed });

    private bool _alarm;

    public override bool Holds => !_alarm;

    public override void Start(Device device)
    {
        var values = device.CreateQueue<int>("values", 1);
        Task(device, "sensor", 5, CoreAffinity.Core0, async task =>
        {
            var wake = new WakeTime(device.TickCount);
            for (var value = 0; ; value++)
            {
                await values.Send(value, Ticks.Forever);
                await task.DelayUntil(wake, new Ticks(10));
            }
        });
        Task(device, "monitor", 5, CoreAffinity.Core1, async _ =>
        {
            for (; ; )
            {
                var value = await values.Receive(new Ticks(IsFixed ? 20u : 10u));
                _alarm |= !value.HasValue;
            }
        });
    }
}
