using Rtos.Core;

namespace Rtos.Explore;

/// <summary>
/// What is due later, as far as it is known now: ticks, interrupts, ends of work. The lengths of time that make a difference are
/// those that end before or after such an event.
/// </summary>
internal sealed class DueEvents(Device device)
{
    private readonly Scheduler _scheduler = device.Scheduler;
    private readonly VirtualTime _time = device.Scheduler.Time;
    private readonly Interrupts _interrupts = device.Interrupts;

    /// <summary>The first event after a point of time; of several at once, the interrupt, and then the tick.</summary>
    /// <param name="after">The point of time, not in the past.</param>
    /// <param name="core">The number of the core that asks: the end of its own work does not count.</param>
    internal DueEvent NextAfter(long after, int core)
    {
        var next = new DueEvent(NextTickAfter(after), DueKind.Tick, 0);
        if (_interrupts.NextAfter(after) is var (at, number) && at <= next.At)
        {
            next = new DueEvent(at, DueKind.Interrupt, number);
        }

        foreach (var other in _scheduler.Cores)
        {
            if (other.Index != core && other.WorkEnds != CpuCore.NoWork && other.WorkEnds > after && other.WorkEnds < next.At)
            {
                next = new DueEvent(other.WorkEnds, DueKind.Work, other.Index);
            }
        }

        return next;
    }

    /// <summary>Whether another core has something to do in this instant, after or before this one.</summary>
    internal bool OtherCoreActs(int core)
    {
        foreach (var other in _scheduler.Cores)
        {
            if (other.Index != core && (other.SwitchDue || (other.WorkEnds == CpuCore.NoWork && !other.Has(Attention.Halt | Attention.Stands))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first tick after a point of time, in cycles.</summary>
    internal long NextTickAfter(long after) =>
        _time.NextTick > after ? _time.NextTick : _time.NextTick + (((after - _time.NextTick) / _time.CyclesPerTick) + 1) * _time.CyclesPerTick;
}
