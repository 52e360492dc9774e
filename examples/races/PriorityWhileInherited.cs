using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A task changes its priority while it has inherited a higher one.</summary>
internal sealed class PriorityWhileInherited : Race
{
    internal static RaceEntry Entry { get; } = new(
        "priority-while-inherited",
        KernelKind.FreeRtos,
        "the control task gets the settings within 20 ms",
        "The settings task sets its own priority while it holds a mutex. The kernel then puts it into the queue of the next mutex by the new priority, not by the one that it has inherited.",
        "The control task waits for the settings before their holder sets its priority: the holder waits behind two loggers that take turns, and the control task with it.",
        "Set the priority before taking the mutex.",
        isFixed => new PriorityWhileInherited { IsFixed = isFixed });

    private Device? _device;
    private Instant? _waits;

    public override bool Holds => _waits is not { } since || _device!.Now - since < _device.Clock.Milliseconds(20);

    public override void Start(Device device)
    {
        _device = device;
        var settings = device.CreateMutex("settings");
        var flash = device.CreateMutex("flash");
        Task(device, "control", 6, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(5));
            _waits = device.Now;
            await settings.Take(Ticks.Forever);
            _waits = null;
            await settings.Give();
        });
        Task(device, "settings", 1, CoreAffinity.Any, async task =>
        {
            if (IsFixed)
            {
                await task.SetPriority(2);
            }

            await settings.Take(Ticks.Forever);
            await task.Work(device.Clock.Milliseconds(1), device.Clock.Milliseconds(6));
            if (!IsFixed)
            {
                await task.SetPriority(2);
            }

            await task.Delay(new Ticks(8));
            await flash.Take(Ticks.Forever);
            await task.Work(device.Clock.Microseconds(500));
            await flash.Give();
            await settings.Give();
        });
        foreach (var (name, priority) in new[] { ("events", 3), ("statistics", 4) })
        {
            Task(device, name, priority, CoreAffinity.Any, async task =>
            {
                for (var n = 0; n < 30; n++)
                {
                    await flash.Take(Ticks.Forever);
                    await task.Delay(new Ticks(1));
                    await flash.Give();
                }
            });
        }
    }
}
