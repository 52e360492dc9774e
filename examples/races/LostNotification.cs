using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A radio's interrupt notifies a task once for each packet.</summary>
internal sealed class LostNotification : Race
{
    internal static RaceEntry Entry { get; } = new(
        "lost-notification",
        KernelKind.Idf,
        "every packet is handled",
        "The task clears the count when it takes the notification, and then handles one packet.",
        "A second packet comes while the first is handled, and a third one before the task takes again: two notifications become one.",
        "Take one notification at a time (`clearOnExit: false`), or handle packets until there are none left.",
        isFixed => new LostNotification { IsFixed = isFixed });

    private int _received;
    private int _handled;

    public override bool HoldsAtEnd => _handled == _received;

    public override void Start(Device device)
    {
        var receiver = Task(device, "receiver", 5, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.NotifyTake(clearOnExit: !IsFixed, Ticks.Forever);
                await task.Work(device.Clock.Microseconds(600));
                _handled++;
            }
        });
        for (var packet = 0; packet < 3; packet++)
        {
            var from = device.Clock.At(milliseconds: 2 + (3 * packet));
            device.RaiseInterruptWithin(from, from + device.Clock.Milliseconds(5), CoreId.Core0, isr =>
            {
                _received++;
                isr.NotifyGiveFromISR(receiver);
            });
        }
    }
}
