using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>Two tasks wait for the same bit of an event group: a new measurement.</summary>
internal sealed class SharedBit : Race
{
    private const uint Logged = 1, Shown = 2;
    private const int Measurements = 3;

    internal static RaceEntry Entry { get; } = new(
        "shared-bit",
        KernelKind.Idf,
        "both tasks see every measurement",
        "Two tasks wait for one bit, and both clear it when they leave.",
        "One task is still busy when the bit is set: the other one clears it, and the first never sees it.",
        "Give each waiting task a bit of its own.",
        isFixed => new SharedBit { IsFixed = isFixed });

    private int _logged;
    private int _shown;

    public override bool HoldsAtEnd => _logged == Measurements && _shown == Measurements;

    public override void Start(Device device)
    {
        var events = device.CreateEventGroup("events");
        Task(device, "logger", 4, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await events.WaitBits(Logged, clearOnExit: true, all: false, Ticks.Forever);
                _logged++;
                await task.Work(device.Clock.Microseconds(200));
            }
        });
        Task(device, "display", 3, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await events.WaitBits(IsFixed ? Shown : Logged, clearOnExit: true, all: false, Ticks.Forever);
                _shown++;
                await task.Work(device.Clock.Milliseconds(4));
            }
        });
        Task(device, "sensor", 6, CoreAffinity.Core1, async task =>
        {
            for (var n = 0; n < Measurements; n++)
            {
                await task.Delay(new Ticks(5));
                await events.SetBits(IsFixed ? Logged | Shown : Logged);
            }
        });
    }
}
