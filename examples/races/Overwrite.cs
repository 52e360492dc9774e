using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A motor takes its newest order from a queue of one; a button and the network write it.</summary>
internal sealed class Overwrite : Race
{
    private const int Stop = 0;

    internal static RaceEntry Entry { get; } = new(
        "overwrite",
        KernelKind.Idf,
        "the motor sees the order to stop",
        "Two producers overwrite the one item of a queue: the second one may destroy an item of the first.",
        "The button is pressed while the motor carries out an order, and a new speed comes from the network before it is done.",
        "Send instead: then an order that has not been read is waited for.",
        isFixed => new Overwrite { IsFixed = isFixed });

    private bool _stopped;

    public override bool HoldsAtEnd => _stopped;

    public override void Start(Device device)
    {
        var orders = device.CreateQueue<int>("orders", 1);
        Task(device, "motor", 6, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                var order = await orders.Receive(Ticks.Forever);
                _stopped |= order.Value == Stop;
                await task.Delay(new Ticks(4));
            }
        });
        Task(device, "network", 4, CoreAffinity.Core0, async task =>
        {
            for (var speed = 1; speed <= 8; speed++)
            {
                await task.Delay(new Ticks(3));
                await Put(speed);
            }
        });
        var button = Task(device, "button", 3, CoreAffinity.Core0, async task =>
        {
            await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            await Put(Stop);
        });
        device.RaiseInterruptWithin(device.Clock.At(milliseconds: 2), device.Clock.At(milliseconds: 40), CoreId.Core0, isr => isr.NotifyGiveFromISR(button));

        async Routine Put(int order)
        {
            if (IsFixed)
            {
                await orders.Send(order, Ticks.Forever);
            }
            else
            {
                await orders.Overwrite(order);
            }
        }
    }
}
