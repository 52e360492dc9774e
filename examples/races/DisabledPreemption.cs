using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A task disables its preemption, but another one of its priority gets its core.</summary>
internal sealed class DisabledPreemption : Race
{
    internal static RaceEntry Entry { get; } = new(
        "disabled-preemption",
        KernelKind.Smp,
        "nobody else runs while the sampler has preemption disabled",
        "`vTaskPreemptionDisable` does not keep the core in every case: a time slice that ends meanwhile is only noted.",
        "A tick ends the sampler's time slice, and then an interrupt notifies another task: on its way out, it makes the switch that was noted.",
        "Suspend the scheduler instead.",
        isFixed => new DisabledPreemption { IsFixed = isFixed });

    private bool _isSampling;
    private bool _disturbed;

    public override bool Holds => !_disturbed;

    public override void Start(Device device)
    {
        Task(device, "sampler", 3, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                await task.Delay(new Ticks(6));
                if (IsFixed)
                {
                    await task.SuspendAll();
                }
                else
                {
                    await task.DisablePreemption();
                }

                _isSampling = true;
                await task.Work(device.Clock.Microseconds(1500));
                _isSampling = false;
                if (IsFixed)
                {
                    await task.ResumeAll();
                }
                else
                {
                    await task.EnablePreemption();
                }
            }
        });
        Task(device, "filter", 3, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                await task.Work(device.Clock.Microseconds(50));
                _disturbed |= _isSampling;
            }
        });
        var log = Task(device, "log", 1, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            }
        });
        device.RaiseInterruptWithin(device.Clock.At(milliseconds: 2), device.Clock.At(milliseconds: 40), CoreId.Core1, isr => isr.NotifyGiveFromISR(log));
    }
}
