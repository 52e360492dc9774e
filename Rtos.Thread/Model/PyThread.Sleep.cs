using Rtos.Core;

namespace Rtos.Thread;

/// <content>Sleeps that a front end ends early, to do something in the thread before it continues to sleep.</content>
public sealed partial class PyThread
{
    /// <summary>Whether the last sleep was ended by <see cref="InterruptSleep"/>.</summary>
    internal bool WasSleepInterrupted => Pending.IsInterrupted;

    /// <summary>The tick, on the count that never wraps, at which the last sleep would have ended by itself.</summary>
    internal long SleepEnd { get; private set; }

    /// <summary>The beginning of that sleep.</summary>
    internal Instant SleepBegin { get; private set; }

    /// <summary>Ends the thread's sleep, if it sleeps and is not suspended.</summary>
    /// <param name="isr">The interrupt that ends the sleep; null in a task or in the host.</param>
    /// <returns>Whether it was sleeping.</returns>
    internal bool InterruptSleep(InterruptContext? isr)
    {
        var runtime = Model.Runtime;
        var sleeps = Tcb.Call.IsInProgress && (runtime.IsSleep(Pending.Function) || Pending.Function == runtime.ReplIdle);
        if (!sleeps || Pending.Wait != ThreadWait.Time || !Tcb.IsIn(ListKind.Delayed))
        {
            return false;
        }

        (SleepBegin, SleepEnd) = (new Instant(Pending.Cycles), Pending.WakeTick);
        Pending.IsInterrupted = true;
        Pending.WakeTick = 0;
        var scheduler = Model.Device.Scheduler;
        if (isr is not null)
        {
            isr.HigherPriorityTaskWoken |= scheduler.Policy.ReadyFromNotificationISR(Tcb);
            return true;
        }

        scheduler.AbortDelay(Tcb);
        return true;
    }
}
