using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The rows of the calls about software timers.</summary>
internal static class TimerRows
{
    /// <summary>Whether the timer restarts automatically.</summary>
    internal const CallField AutoReload = CallField.Flag;

    internal static readonly CallRow Start = new("timerStart", ["xTimerStart"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow Stop = new("timerStop", ["xTimerStop"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow Reset = new("timerReset", ["xTimerReset"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow ChangePeriod = new("timerPeriod", ["xTimerChangePeriod"], CallField.Owner, CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow Delete = new("timerDelete", ["xTimerDelete"], CallField.Owner, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow Pend = new("pend", ["xTimerPendFunctionCall"], CallField.Kept, CallField.TicksToWait) { Cost = CallCost.Send };

    internal static readonly CallRow Reload = new("timerReload", ["vTimerSetReloadMode"], CallField.Target, AutoReload);

    internal static readonly CallRow ReloadMode = new("timerReloadGet", ["xTimerGetReloadMode"], CallField.Target);

    internal static readonly CallRow Active = new("timerActive", ["xTimerIsTimerActive"], CallField.Target);

    internal static readonly CallRow Expiry = new("timerExpiry", ["xTimerGetExpiryTime"], CallField.Target);

    internal static readonly CallRow Period = new("timerPeriodGet", ["xTimerGetPeriod"], CallField.Target);

    internal static readonly CallRow SwitchPoint = new("switchPoint", []) { FreeRtosName = "the end of a critical section", Cost = CallCost.None };

    internal static readonly CallRow StartFromISR = new("timerStartFromISR", ["xTimerStartFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow StopFromISR = new("timerStopFromISR", ["xTimerStopFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow ResetFromISR = new("timerResetFromISR", ["xTimerResetFromISR"], CallField.Owner) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow ChangePeriodFromISR = new("timerPeriodFromISR", ["xTimerChangePeriodFromISR"], CallField.Owner, CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };

    internal static readonly CallRow PendFromISR = new("pendFromISR", ["xTimerPendFunctionCallFromISR"], CallField.Kept) { Contexts = CallContexts.Interrupt, Cost = CallCost.Send };
}
