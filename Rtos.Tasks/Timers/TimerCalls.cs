using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Calls about a timer that are not commands. The timer is in <c>Target</c>.</summary>
internal static class TimerCalls
{
    internal static readonly Operation<bool> Active = Operation.Boolean(TimerRows.Active, static (_, _, ref c) =>
    {
        c.Result = ((RtosTimer)c.Target!).IsRunning ? 1 : 0;
        return true;
    });

    internal static readonly Operation<TickCount> Expiry = new(
        TimerRows.Expiry,
        static (_, _, ref c) =>
        {
            c.Result = ((RtosTimer)c.Target!).Expiry;
            return true;
        },
        null,
        TraceValue.Number) { IsCriticalSection = false };

    internal static readonly Operation<Ticks> Period = new(
        TimerRows.Period,
        static (_, _, ref c) =>
        {
            c.Result = ((RtosTimer)c.Target!).PeriodTicks;
            return true;
        },
        static r => new Ticks((uint)r),
        TraceValue.Number) { IsCriticalSection = false, Locks = Operation.NoLocks };

    internal static readonly Operation<bool> ReloadMode = Operation.Boolean(TimerRows.ReloadMode, static (_, _, ref c) =>
    {
        c.Result = ((RtosTimer)c.Target!).IsAutoReload ? 1 : 0;
        return true;
    });

    internal static readonly Operation<Nothing> Reload = Operation.Of(TimerRows.Reload, static (_, _, ref c) =>
    {
        ((RtosTimer)c.Target!).IsAutoReload = c.Get(TimerRows.AutoReload) != 0;
        return true;
    });

    /// <summary>Makes a switch that is due, as the return from a kernel function does.</summary>
    internal static readonly Operation<Nothing> SwitchPoint = Operation.Of(
        TimerRows.SwitchPoint, static (_, _, ref _) => true, isCriticalSection: false, locks: Operation.NoLocks);

    /// <summary>Suspends the scheduler, or enters a critical section, once the core has the kernel's locks.</summary>
    internal static readonly Operation<Nothing> SuspendPoint = Operation.Of(
        TimerRows.SwitchPoint,
        static (s, _, ref _) =>
        {
            s.Policy.EnterCriticalOrSuspendAll();
            return true;
        },
        isCriticalSection: false);
}
