using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of an interrupt service routine about timers and the timer service task: those whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>None of them waits. If a call has woken a task, the switch to it is made when the routine ends.</remarks>
public static class TimerInterruptCalls
{
    /// <summary>Starts a timer: it is due one period from now.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xTimerStartFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTimerStartFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool TimerStartFromISR(this InterruptContext isr, RtosTimer timer) =>
        Command(isr, TimerRows.StartFromISR, timer, TimerCommandKind.Start, timer?.Device.TickCount.Value ?? 0);

    /// <summary>Restarts a timer: it is due one period from now.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xTimerResetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTimerResetFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool TimerResetFromISR(this InterruptContext isr, RtosTimer timer) =>
        Command(isr, TimerRows.ResetFromISR, timer, TimerCommandKind.Start, timer?.Device.TickCount.Value ?? 0);

    /// <summary>Stops a timer.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xTimerStopFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTimerStopFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool TimerStopFromISR(this InterruptContext isr, RtosTimer timer) =>
        Command(isr, TimerRows.StopFromISR, timer, TimerCommandKind.Stop, 0);

    /// <summary>Changes the period of a timer and starts it.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="timer">The timer.</param>
    /// <param name="period">The new period in ticks, at least 1.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">The period is 0.</exception>
    /// <remarks>FreeRTOS: <c>xTimerChangePeriodFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTimerChangePeriodFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool TimerPeriodFromISR(this InterruptContext isr, RtosTimer timer, Ticks period)
    {
        timer?.CheckPeriod(TimerRows.ChangePeriodFromISR, period);
        return Command(isr, TimerRows.ChangePeriodFromISR, timer!, TimerCommandKind.ChangePeriod, period.Value);
    }

    /// <summary>Asks the timer service task to call a function.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="name">The name of the call in traces.</param>
    /// <param name="function">The function; it may make kernel calls that do not block.</param>
    /// <returns>Whether the command queue had room.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xTimerPendFunctionCallFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTimerPendFunctionCallFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool PendFromISR(this InterruptContext isr, string name, Func<Routine> function)
    {
        ArgumentNullException.ThrowIfNull(isr);
        KernelName.Check(name);
        ArgumentNullException.ThrowIfNull(function);
        isr.Check(TimerRows.PendFromISR.Name);
        var command = new TimerCommand(TimerCommandKind.Call, null, 0, function, new CallbackVoice(TraceEventKind.PendedCall, name));
        return Post(isr, TimerRows.PendFromISR, command, asksForSwitch: true);
    }

    private static bool Command(InterruptContext isr, CallRow call, RtosTimer timer, TimerCommandKind kind, uint value)
    {
        isr.CheckObject(call, timer);
        return Post(isr, call, new TimerCommand(kind, timer, value), asksForSwitch: true);
    }

    /// <summary>Sends a command to the timer service task.</summary>
    internal static bool Post(this InterruptContext isr, CallRow call, in TimerCommand command, bool asksForSwitch)
    {
        var woken = false;
        var sent = TimerDaemon.Of(isr.Device).SendFromISR(command, ref woken);
        isr.HigherPriorityTaskWoken |= woken && asksForSwitch;
        isr.Returned(call, TraceValue.OkOrFail(sent));
        return sent;
    }
}
