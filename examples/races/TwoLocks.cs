using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>Two cores take two mutexes.</summary>
internal sealed class TwoLocks : Race
{
    internal static RaceEntry Entry { get; } = new(
        "two-locks",
        KernelKind.Idf,
        "both tasks go on",
        "One task takes the bus and then the log, the other one the log and then the bus.",
        "Each has taken its first mutex, and waits for the other one forever.",
        "Take mutexes in the same order everywhere.",
        isFixed => new TwoLocks { IsFixed = isFixed });

    public override void Start(Device device)
    {
        var bus = device.CreateMutex("bus");
        var log = device.CreateMutex("log");
        Use("sensor", CoreAffinity.Core0, new Ticks(10), bus, log);
        Use("console", CoreAffinity.Core1, new Ticks(11), IsFixed ? bus : log, IsFixed ? log : bus);

        void Use(string name, CoreAffinity core, Ticks start, RtosMutex first, RtosMutex second) =>
            Task(device, name, 5, core, async task =>
            {
                await task.Delay(start);
                await first.Take(Ticks.Forever);
                await task.Work(device.Clock.Microseconds(300));
                await second.Take(Ticks.Forever);
                await task.Work(device.Clock.Microseconds(100));
                await second.Give();
                await first.Give();
            });
    }
}
