using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of an interrupt service routine about event groups: those whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>None of them waits. If a call has woken a task, the switch to it is made when the routine ends.</remarks>
public static class EventGroupInterruptCalls
{
    // The work of the timer service task. FreeRTOS: vEventGroupSetBitsCallback, vEventGroupClearBitsCallback.
    private static readonly Action<Scheduler, KernelObject, uint> SetLater =
        static (scheduler, group, bits) => EventGroupCalls.Set(scheduler, (RtosEventGroup)group, bits);

    private static readonly Action<Scheduler, KernelObject, uint> ClearLater = static (scheduler, group, bits) =>
    {
        EventGroupCalls.Clear((RtosEventGroup)group, bits);
        scheduler.MakeNotedYield();
    };

    /// <summary>Sets bits of an event group: the timer service task does it.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="group">The event group.</param>
    /// <param name="bits">The bits, within <see cref="RtosEventGroup.UsableBits"/>.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">Bits out of range.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupSetBitsFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xEventGroupSetBitsFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool SetBitsFromISR(this InterruptContext isr, RtosEventGroup group, uint bits)
    {
        isr.CheckObject(EventGroupRows.SetBitsFromISR, group);
        group.CheckBits(EventGroupRows.SetBitsFromISR, bits);
        return isr.Post(EventGroupRows.SetBitsFromISR, new TimerCommand(TimerCommandKind.SetBits, null, bits, Target: group, Change: SetLater), asksForSwitch: true);
    }

    /// <summary>Clears bits of an event group: the timer service task does it, at the next tick or when the running task yields.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="group">The event group.</param>
    /// <param name="bits">The bits, within <see cref="RtosEventGroup.UsableBits"/>.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">Bits out of range.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupClearBitsFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xEventGroupClearBitsFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool ClearBitsFromISR(this InterruptContext isr, RtosEventGroup group, uint bits)
    {
        isr.CheckObject(EventGroupRows.ClearBitsFromISR, group);
        group.CheckBits(EventGroupRows.ClearBitsFromISR, bits);
        return isr.Post(EventGroupRows.ClearBitsFromISR, new TimerCommand(TimerCommandKind.ClearBits, null, bits, Target: group, Change: ClearLater), asksForSwitch: false);
    }

    /// <summary>Asks for the bits of an event group.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="group">The event group.</param>
    /// <returns>The bits that are set.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xEventGroupGetBitsFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xEventGroupGetBitsFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static uint GetBitsFromISR(this InterruptContext isr, RtosEventGroup group)
    {
        isr.CheckObject(EventGroupRows.GetBitsFromISR, group);
        isr.Returned(EventGroupRows.GetBitsFromISR, TraceValue.Number(group.Bits));
        return group.Bits;
    }
}
