using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A task and an interrupt count in the same variable.</summary>
internal sealed class InterruptedCounter : Race
{
    internal static RaceEntry Entry { get; } = new(
        "interrupted-counter",
        KernelKind.Idf,
        "every byte is counted",
        "The task reads the counter, adds, and writes it back, and the interrupt adds to it, too.",
        "The interrupt comes between the read and the write: the task writes the old number plus one.",
        "Enter a critical section around the read and the write.",
        isFixed => new InterruptedCounter { IsFixed = isFixed });

    private readonly RtosSpinlock _lock = new();
    private Shared<int>? _counter;
    private int _bytes;

    public override bool HoldsAtEnd => _counter!.Value == _bytes;

    public override void Start(Device device)
    {
        var counter = _counter = device.CreateShared("counter", 0);
        Task(device, "sender", 5, CoreAffinity.Core0, async task =>
        {
            for (var n = 0; n < 8; n++)
            {
                await task.Delay(new Ticks(2));
                if (IsFixed)
                {
                    await task.EnterCritical(_lock);
                }

                await counter.Write(await counter.Read() + 1);
                if (IsFixed)
                {
                    await task.ExitCritical(_lock);
                }

                _bytes++;
            }
        });
        device.RaiseInterruptWithin(device.Clock.At(milliseconds: 1), device.Clock.At(milliseconds: 20), CoreId.Core0, _ =>
        {
            counter.Value++;
            _bytes++;
        });
    }
}
