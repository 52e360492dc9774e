using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>Calls about a timer that are no commands. The timer stands in <c>Target</c>.</summary>
internal static class TimerCalls
{
    internal static readonly Operation<bool> Active = Operation.Boolean("timerActive", "xTimerIsTimerActive", static (_, _, ref c) =>
    {
        c.Result = ((RtosTimer)c.Target!).IsRunning ? 1 : 0;
        return true;
    });

    internal static readonly Operation<uint> Expiry = Operation.Number("timerExpiry", "xTimerGetExpiryTime", static (_, _, ref c) =>
    {
        c.Result = ((RtosTimer)c.Target!).Expiry;
        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<uint> Period = Operation.Number("timerPeriodGet", "xTimerGetPeriod", static (_, _, ref c) =>
    {
        c.Result = ((RtosTimer)c.Target!).PeriodTicks;
        return true;
    }, isCriticalSection: false);

    internal static readonly Operation<bool> ReloadMode = Operation.Boolean("timerReloadGet", "xTimerGetReloadMode", static (_, _, ref c) =>
    {
        c.Result = ((RtosTimer)c.Target!).IsAutoReload ? 1 : 0;
        return true;
    });

    internal static readonly Operation<Nothing> Reload = Operation.Of("timerReload", "vTimerSetReloadMode", static (_, _, ref c) =>
    {
        ((RtosTimer)c.Target!).IsAutoReload = c.Flag;
        return true;
    });

    /// <summary>Makes a switch that is due, as the return from a kernel function does.</summary>
    internal static readonly Operation<Nothing> SwitchPoint = Operation.Of(
        "switchPoint", "the end of a critical section", static (_, _, ref _) => true, isCriticalSection: false);
}
