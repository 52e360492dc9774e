using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>The inversion that reset a spacecraft on Mars: three priorities and a lock without inheritance.</summary>
internal sealed class Pathfinder : Race
{
    internal static RaceEntry Entry { get; } = new(
        "pathfinder",
        KernelKind.FreeRtos,
        "the bus manager is done before its next period",
        "The bus is locked with a binary semaphore: its holder does not inherit the priority of who waits for it.",
        "The radio gets to work while the weather task holds the bus: the bus manager, of the highest priority, waits for both.",
        "Use a mutex.",
        isFixed => new Pathfinder { IsFixed = isFixed });

    private bool _late;

    public override bool Holds => !_late;

    public override void Start(Device device)
    {
        IRtosSemaphore bus = IsFixed ? device.CreateMutex("bus") : device.CreateBinarySemaphore("bus", given: true);
        Task(device, "bus manager", 6, CoreAffinity.Any, async task =>
        {
            var wake = new WakeTime(device.TickCount);
            for (; ; )
            {
                await task.DelayUntil(wake, new Ticks(8));
                var start = device.TickCount;
                await bus.Take(Ticks.Forever);
                await task.Work(device.Clock.Microseconds(300));
                await bus.Give();
                _late |= device.TickCount - start >= new Ticks(8);
            }
        });
        var radio = Task(device, "radio", 4, CoreAffinity.Any, async task =>
        {
            await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            await task.Work(device.Clock.Milliseconds(15));
        });
        Task(device, "weather", 2, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(30));
            await bus.Take(Ticks.Forever);
            await task.Work(device.Clock.Microseconds(500));
            await bus.Give();
        });
        device.RaiseInterruptWithin(device.Clock.At(milliseconds: 3), device.Clock.At(milliseconds: 60), CoreId.Core0, isr => isr.NotifyGiveFromISR(radio));
    }
}
