using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A request has a time-out: a software timer that the answer stops.</summary>
internal sealed class TimerStop : Race
{
    internal static RaceEntry Entry { get; } = new(
        "timer-stop",
        KernelKind.Idf,
        "the time-out does not touch a request that is over",
        "The task stops the timer and frees the request. But stopping only sends a command to the timer service task, which has a lower priority.",
        "The answer comes while the timer's callback runs: the task frees the request, and then the callback goes on and uses it.",
        "Free the request in the timer service task: it carries out commands and callbacks one after another.",
        isFixed => new TimerStop { IsFixed = isFixed });

    private bool _isAllocated;
    private bool _usedAfterFree;

    public override bool Holds => !_usedAfterFree;

    public override void Start(Device device)
    {
        var timeOut = device.CreateTimer("time-out", new Ticks(20), autoReload: false, async _ =>
        {
            await device.CurrentTask()!.Work(device.Clock.Microseconds(50));
            _usedAfterFree |= !_isAllocated;
        });
        var client = Task(device, "client", 5, CoreAffinity.Core0, async task =>
        {
            _isAllocated = true;
            await timeOut.Start(Ticks.Forever);
            await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            await timeOut.Stop(Ticks.Forever);
            if (IsFixed)
            {
                await task.PendFunctionCall("free", Free, Ticks.Forever);
            }
            else
            {
                await Free();
            }
        });
        device.RaiseInterruptWithin(device.Clock.At(milliseconds: 3), device.Clock.At(milliseconds: 30), CoreId.Core0, isr => isr.NotifyGiveFromISR(client));
    }

    private Routine Free()
    {
        _isAllocated = false;
        return Routine.Completed;
    }
}
