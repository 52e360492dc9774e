using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>Two tasks wait for the same bit of an event group: a new measurement.</summary>
internal sealed class SharedBit : Race
{
    private const uint Measured = 1;
    private const int Measurements = 3;

    internal static RaceEntry Entry { get; } = new(
        "shared-bit",
        KernelKind.Idf,
        "both tasks see every measurement",
        "Two tasks wait for one bit, and both clear it when they leave.",
        "One task is still busy when the bit is set: the other one clears it, and the first never sees it.",
        "Notify each task, and let the notifications count: a bit remembers that something has happened, but not how often.",
        isFixed => new SharedBit { IsFixed = isFixed });

    private int _logged;
    private int _shown;

    public override bool HoldsAtEnd => _logged == Measurements && _shown == Measurements;

    public override void Start(Device device)
    {
        var events = device.CreateEventGroup("events");
        var logger = Task(device, "logger", 4, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await Wait(task);
                _logged++;
                await task.Work(device.Clock.Microseconds(200));
            }
        });
        var display = Task(device, "display", 3, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await Wait(task);
                _shown++;
                await task.Work(device.Clock.Milliseconds(4));
            }
        });
        Task(device, "sensor", 6, CoreAffinity.Core1, async task =>
        {
            for (var n = 0; n < Measurements; n++)
            {
                await task.Delay(new Ticks(5));
                if (IsFixed)
                {
                    await logger.NotifyGive();
                    await display.NotifyGive();
                }
                else
                {
                    await events.SetBits(Measured);
                }
            }
        });

        async Routine Wait(RtosTask task)
        {
            if (IsFixed)
            {
                await task.NotifyTake(clearOnExit: false, Ticks.Forever);
            }
            else
            {
                await events.WaitBits(Measured, clearOnExit: true, all: false, Ticks.Forever);
            }
        }
    }
}
