using System.Collections.Frozen;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The names of calls in traces.</summary>
internal static class TraceWords
{
    private static readonly FrozenSet<string> TaskCalls = FrozenSet.Create(
        StringComparer.Ordinal,
        "abortDelay", "basePriority", "catchUpTicks", "checkTimeOut", "clearBits", "count", "create", "delay", "delayUntil", "delete",
        "deleteObject", "disableInterrupts", "enableInterrupts", "endScheduler", "enterCritical", "exitCritical", "getAffinity", "getBits",
        "getPriority", "give", "giveRecursive", "holder", "isEmpty", "isFull", "messageReceive", "messageSend", "nextLength", "notify",
        "notifyGive", "notifyQuery", "notifyStateClear", "notifyTake", "notifyValueClear", "notifyWait", "numTasks", "overwrite", "peek",
        "pend", "preemptionDisable", "preemptionEnable", "receive", "reset", "resume", "resumeAll", "runTime", "schedulerState", "select",
        "send", "sendToFront", "setAffinity", "setBits", "setPriority", "setTimeOut", "spaces", "state", "streamAvailable", "streamReceive",
        "streamReset", "streamSend", "streamSpaces", "streamTrigger", "suspend", "suspendAll", "switchPoint", "sync", "take",
        "takeRecursive", "tickCount", "timerActive", "timerDelete", "timerExpiry", "timerPeriod", "timerPeriodGet", "timerReload",
        "timerReloadGet", "timerReset", "timerStart", "timerStop", "waitBits", "waiting", "work", "yield");

    // The last two are those of MicroPython's pins and timers.
    private static readonly FrozenSet<string> InterruptCalls = FrozenSet.Create(
        StringComparer.Ordinal,
        "basePriorityFromISR", "clearBitsFromISR", "countFromISR", "enterCriticalFromISR", "exitCriticalFromISR", "getBitsFromISR",
        "getPriorityFromISR", "giveFromISR", "holderFromISR", "isEmptyFromISR", "isFullFromISR", "messageReceiveFromISR",
        "messageSendFromISR", "notifyFromISR", "notifyGiveFromISR", "notifyQueryFromISR", "overwriteFromISR", "peekFromISR", "pendFromISR",
        "receiveCompletedFromISR", "receiveFromISR", "resumeFromISR", "selectFromISR", "sendCompletedFromISR", "sendFromISR",
        "sendToFrontFromISR", "setBitsFromISR", "streamReceiveFromISR", "streamResetFromISR", "streamSendFromISR", "takeFromISR",
        "tickCountFromISR", "timerPeriodFromISR", "timerResetFromISR", "timerStartFromISR", "timerStopFromISR", "pin", "timer");

    /// <summary>Whether a task, or a callback that runs in one, has a call of this name; a front end may have added some.</summary>
    internal static bool IsTaskCall(string name) => TaskCalls.Contains(name) || CallRow.IsOfTasks(name);

    internal static bool IsInterruptCall(string name) => InterruptCalls.Contains(name);

    /// <summary>Why a task has no such call.</summary>
    internal static string NoTaskCall(string name) => IsInterruptCall(name)
        ? $"{name} is a call of interrupts, not of tasks"
        : $"no call is named {name}{NearestName.Hint(name, TaskCalls.Order(StringComparer.Ordinal))}";

    /// <summary>Why an interrupt has no such call.</summary>
    internal static string NoInterruptCall(string name) => IsInterruptCall($"{name}FromISR")
        ? $"{name} is a call of tasks; did you mean {name}FromISR?"
        : $"no call of an interrupt is named {name}{NearestName.Hint(name, InterruptCalls.Order(StringComparer.Ordinal))}";
}
