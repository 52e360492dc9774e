using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A supervisor suspends a worker and uses the bus itself.</summary>
internal sealed class SuspendedHolder : Race
{
    internal static RaceEntry Entry { get; } = new(
        "suspended-holder",
        KernelKind.Idf,
        "the supervisor gets the bus",
        "The supervisor suspends the worker wherever it is, and then takes the mutex of the bus.",
        "The button's interrupt comes while the worker holds the mutex: a suspended task gives nothing back.",
        "Take the mutex first, and suspend then.",
        isFixed => new SuspendedHolder { IsFixed = isFixed });

    public override void Start(Device device)
    {
        var bus = device.CreateMutex("bus");
        var worker = Task(device, "worker", 3, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.Delay(new Ticks(5));
                await bus.Take(Ticks.Forever);
                await task.Work(device.Clock.Microseconds(200));
                await bus.Give();
            }
        });
        var supervisor = Task(device, "supervisor", 6, CoreAffinity.Core0, async task =>
        {
            await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            if (!IsFixed)
            {
                await worker.Suspend();
            }

            await bus.Take(Ticks.Forever);
            if (IsFixed)
            {
                await worker.Suspend();
            }

            await task.Work(device.Clock.Milliseconds(2));
            await bus.Give();
            await worker.Resume();
        });
        device.RaiseInterruptWithin(device.Clock.At(milliseconds: 2), device.Clock.At(milliseconds: 40), CoreId.Core0, isr => isr.NotifyGiveFromISR(supervisor));
    }
}
