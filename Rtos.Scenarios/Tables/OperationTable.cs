using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Rtos.Scenarios;

/// <summary>The one list of operations: a new operation is a new row here and a case in the runner.</summary>
internal static class OperationTable
{
    // What blocks is for tasks only; the rest is for callbacks too, as long as it does not wait.
    private const OperationContexts TasksOnly = OperationContexts.Task;
    private const OperationContexts Tasks = OperationContexts.Task | OperationContexts.Callback;
    private const OperationContexts Interrupts = OperationContexts.Interrupt;

    private static readonly OperationArgument Target = new("task", ArgumentKind.Task);
    private static readonly OperationArgument TargetOrSelf = new("task", ArgumentKind.TaskOrSelf);
    private static readonly OperationArgument Queue = new("queue", ArgumentKind.Object) { Types = [ScenarioObjectType.Queue] };
    private static readonly OperationArgument QueueOfOne = Queue with { Kind = ArgumentKind.ObjectOfLengthOne };
    private static readonly OperationArgument Cycles = new("cycles", ArgumentKind.Cycles);
    private static readonly OperationArgument Priority = new("priority", ArgumentKind.Priority);
    private static readonly OperationArgument Value = new("value", ArgumentKind.Value);
    private static readonly OperationArgument Bits = new("bits", ArgumentKind.Value);
    private static readonly OperationArgument ClearOnEntry = new("clearOnEntry", ArgumentKind.Value);
    private static readonly OperationArgument ClearOnExit = new("clearOnExit", ArgumentKind.Value2);
    private static readonly OperationArgument Clear = new("clear", ArgumentKind.Flag);
    private static readonly OperationArgument Action = new("action", ArgumentKind.Action);
    private static readonly OperationArgument Wait = new("wait", ArgumentKind.Wait);
    private static readonly OperationArgument Delay = new("ticks", ArgumentKind.Wait);
    private static readonly OperationArgument Ticks = new("ticks", ArgumentKind.Ticks);
    private static readonly OperationArgument CheckedWait = new("ticks", ArgumentKind.WaitToCheck);
    private static readonly OperationArgument Increment = new("ticks", ArgumentKind.Increment);
    private static readonly OperationArgument Index = new("index", ArgumentKind.NotifyIndex);

    private static readonly OperationArgument Semaphore = new("semaphore", ArgumentKind.Object) { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex] };
    private static readonly OperationArgument Counted = Semaphore with { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex, ScenarioObjectType.Recursive] };
    private static readonly OperationArgument IsrSemaphore = Semaphore with { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting] };
    private static readonly OperationArgument Recursive = new("mutex", ArgumentKind.Object) { Types = [ScenarioObjectType.Recursive] };
    private static readonly OperationArgument AnyMutex = new("mutex", ArgumentKind.Object) { Types = [ScenarioObjectType.Mutex, ScenarioObjectType.Recursive] };
    private static readonly OperationArgument Events = new("events", ArgumentKind.Object) { Types = [ScenarioObjectType.Events] };
    private static readonly OperationArgument Stream = new("stream", ArgumentKind.Object) { Types = [ScenarioObjectType.Stream, ScenarioObjectType.Batching] };
    private static readonly OperationArgument Message = new("message", ArgumentKind.Object) { Types = [ScenarioObjectType.Message] };
    private static readonly OperationArgument Buffer = new("buffer", ArgumentKind.Object) { Types = [ScenarioObjectType.Stream, ScenarioObjectType.Message, ScenarioObjectType.Batching] };
    private static readonly OperationArgument Timer = new("timer", ArgumentKind.Object) { Types = [ScenarioObjectType.Timer] };
    private static readonly OperationArgument Set = new("queueSet", ArgumentKind.Object) { Types = [ScenarioObjectType.QueueSet] };
    private static readonly OperationArgument Call = new("call", ArgumentKind.Object) { Types = [ScenarioObjectType.Call] };
    private static readonly OperationArgument Deletable = new("object", ArgumentKind.Object)
    {
        Types =
        [
            ScenarioObjectType.Queue, ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex, ScenarioObjectType.Recursive,
            ScenarioObjectType.Events, ScenarioObjectType.Stream, ScenarioObjectType.Message, ScenarioObjectType.Batching,
        ],
    };

    private static readonly OperationArgument EventBits = new("bits", ArgumentKind.Bits);
    private static readonly OperationArgument WaitedBits = new("bits", ArgumentKind.SomeBits);
    private static readonly OperationArgument WaitFor = new("waitFor", ArgumentKind.SomeBits2);
    private static readonly OperationArgument All = new("all", ArgumentKind.Flag2);
    private static readonly OperationArgument Bytes = new("bytes", ArgumentKind.Bytes);
    private static readonly OperationArgument Level = new("level", ArgumentKind.Value);
    private static readonly OperationArgument Period = new("period", ArgumentKind.Period);
    private static readonly OperationArgument AutoReload = new("autoReload", ArgumentKind.Flag);
    private static readonly OperationArgument Mask = new("mask", ArgumentKind.Mask);

    /// <summary>All operations.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        new("work", OperationKind.Work, Tasks, [Cycles]) { InCriticalSection = CriticalSectionUse.Never },
        new("delay", OperationKind.Delay, TasksOnly, [Delay]) { InCriticalSection = CriticalSectionUse.Never },
        new("delayUntil", OperationKind.DelayUntil, TasksOnly, [Increment]) { InCriticalSection = CriticalSectionUse.Never },
        new("yield", OperationKind.Yield, Tasks, []),
        new("create", OperationKind.Create, Tasks, [Target]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("delete", OperationKind.Delete, Tasks, [TargetOrSelf]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("suspend", OperationKind.Suspend, Tasks, [TargetOrSelf]),
        new("resume", OperationKind.Resume, Tasks, [Target]),
        new("setPriority", OperationKind.SetPriority, Tasks, [TargetOrSelf, Priority]),
        new("getPriority", OperationKind.GetPriority, Tasks, [Target]),
        new("abortDelay", OperationKind.AbortDelay, Tasks, [Target]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("state", OperationKind.State, Tasks, [Target]),
        new("suspendAll", OperationKind.SuspendAll, Tasks, []) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("resumeAll", OperationKind.ResumeAll, Tasks, []) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("tickCount", OperationKind.TickCount, Tasks, []),
        new("notifyGive", OperationKind.NotifyGive, Tasks, [Target, Index]),
        new("notify", OperationKind.Notify, Tasks, [Target, Action, Value, Index]),
        new("notifyTake", OperationKind.NotifyTake, TasksOnly, [Clear, Wait, Index]),
        new("notifyWait", OperationKind.NotifyWait, TasksOnly, [ClearOnEntry, ClearOnExit, Wait, Index]),
        new("notifyStateClear", OperationKind.NotifyStateClear, Tasks, [Target, Index]),
        new("notifyValueClear", OperationKind.NotifyValueClear, Tasks, [Target, Bits, Index]),
        new("notifyQuery", OperationKind.NotifyQuery, Tasks, [Target, Action, Value, Index]),
        new("send", OperationKind.Send, Tasks, [Queue, Value, Wait]),
        new("sendToFront", OperationKind.SendToFront, Tasks, [Queue, Value, Wait]),
        new("overwrite", OperationKind.Overwrite, Tasks, [QueueOfOne, Value]),
        new("receive", OperationKind.Receive, Tasks, [Queue, Wait]),
        new("peek", OperationKind.Peek, Tasks, [Queue, Wait]),
        new("waiting", OperationKind.Waiting, Tasks, [Queue]),
        new("spaces", OperationKind.Spaces, Tasks, [Queue]),
        new("reset", OperationKind.Reset, Tasks, [Queue]),
        new("enterCritical", OperationKind.EnterCritical, Tasks, []),
        new("exitCritical", OperationKind.ExitCritical, Tasks, []),
        new("schedulerState", OperationKind.SchedulerState, Tasks, []),
        new("numTasks", OperationKind.NumTasks, Tasks, []),
        new("basePriority", OperationKind.BasePriority, Tasks, [Target]) { Kernels = KernelKinds.FreeRtos | KernelKinds.Smp },
        new("catchUpTicks", OperationKind.CatchUpTicks, Tasks, [Ticks]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("take", OperationKind.Take, Tasks, [Semaphore, Wait]),
        new("give", OperationKind.Give, Tasks, [Semaphore]),
        new("takeRecursive", OperationKind.TakeRecursive, Tasks, [Recursive, Wait]),
        new("giveRecursive", OperationKind.GiveRecursive, Tasks, [Recursive]),
        new("holder", OperationKind.Holder, Tasks, [AnyMutex]),
        new("count", OperationKind.Count, Tasks, [Counted]),
        new("setBits", OperationKind.SetBits, Tasks, [Events, EventBits]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("clearBits", OperationKind.ClearBits, Tasks, [Events, EventBits]),
        new("getBits", OperationKind.GetBits, Tasks, [Events]),
        new("waitBits", OperationKind.WaitBits, Tasks, [Events, WaitedBits, Clear, All, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("sync", OperationKind.Sync, Tasks, [Events, EventBits, WaitFor, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("streamSend", OperationKind.StreamSend, Tasks, [Buffer, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("streamReceive", OperationKind.StreamReceive, Tasks, [Buffer, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("streamAvailable", OperationKind.StreamAvailable, Tasks, [Buffer]),
        new("streamSpaces", OperationKind.StreamSpaces, Tasks, [Buffer]),
        new("streamTrigger", OperationKind.StreamTrigger, Tasks, [Buffer, Level]),
        new("streamReset", OperationKind.StreamReset, Tasks, [Buffer]),
        new("messageSend", OperationKind.MessageSend, Tasks, [Message, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("messageReceive", OperationKind.MessageReceive, Tasks, [Message, Bytes, Wait]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("nextLength", OperationKind.NextLength, Tasks, [Buffer]),
        new("isFull", OperationKind.IsFull, Tasks, [Buffer]),
        new("isEmpty", OperationKind.IsEmpty, Tasks, [Buffer]),
        new("timerStart", OperationKind.TimerStart, Tasks, [Timer, Wait]),
        new("timerStop", OperationKind.TimerStop, Tasks, [Timer, Wait]),
        new("timerReset", OperationKind.TimerReset, Tasks, [Timer, Wait]),
        new("timerPeriod", OperationKind.TimerPeriod, Tasks, [Timer, Period, Wait]),
        new("timerDelete", OperationKind.TimerDelete, Tasks, [Timer, Wait]),
        new("timerReload", OperationKind.TimerReload, Tasks, [Timer, AutoReload]),
        new("timerActive", OperationKind.TimerActive, Tasks, [Timer]),
        new("timerExpiry", OperationKind.TimerExpiry, Tasks, [Timer]),
        new("timerPeriodGet", OperationKind.TimerPeriodGet, Tasks, [Timer]),
        new("select", OperationKind.Select, Tasks, [Set, Wait]),
        new("pend", OperationKind.Pend, Tasks, [Call, Wait]),
        new("deleteObject", OperationKind.DeleteObject, Tasks, [Deletable]) { InCriticalSection = CriticalSectionUse.NotWithSmp },
        new("setTimeOut", OperationKind.SetTimeOut, TasksOnly, []),
        new("checkTimeOut", OperationKind.CheckTimeOut, TasksOnly, [CheckedWait]),
        new("runTime", OperationKind.RunTime, Tasks, [Target]),
        new("setAffinity", OperationKind.SetAffinity, Tasks, [Target, Mask]) { Kernels = KernelKinds.Smp },
        new("getAffinity", OperationKind.GetAffinity, Tasks, [Target]) { Kernels = KernelKinds.Smp },
        new("preemptionDisable", OperationKind.PreemptionDisable, Tasks, [Target]) { Kernels = KernelKinds.Smp },
        new("preemptionEnable", OperationKind.PreemptionEnable, Tasks, [Target]) { Kernels = KernelKinds.Smp },
        new("sendFromISR", OperationKind.SendFromISR, Interrupts, [Queue, Value]),
        new("sendToFrontFromISR", OperationKind.SendToFrontFromISR, Interrupts, [Queue, Value]),
        new("overwriteFromISR", OperationKind.OverwriteFromISR, Interrupts, [QueueOfOne, Value]),
        new("receiveFromISR", OperationKind.ReceiveFromISR, Interrupts, [Queue]),
        new("peekFromISR", OperationKind.PeekFromISR, Interrupts, [Queue]),
        new("notifyGiveFromISR", OperationKind.NotifyGiveFromISR, Interrupts, [Target, Index]),
        new("notifyFromISR", OperationKind.NotifyFromISR, Interrupts, [Target, Action, Value, Index]),
        new("notifyQueryFromISR", OperationKind.NotifyQueryFromISR, Interrupts, [Target, Action, Value, Index]),
        new("resumeFromISR", OperationKind.ResumeFromISR, Interrupts, [Target]),
        new("tickCountFromISR", OperationKind.TickCountFromISR, Interrupts, []),
        new("giveFromISR", OperationKind.GiveFromISR, Interrupts, [IsrSemaphore]),
        new("takeFromISR", OperationKind.TakeFromISR, Interrupts, [IsrSemaphore]),
        new("selectFromISR", OperationKind.SelectFromISR, Interrupts, [Set]),
        new("setBitsFromISR", OperationKind.SetBitsFromISR, Interrupts, [Events, EventBits]),
        new("clearBitsFromISR", OperationKind.ClearBitsFromISR, Interrupts, [Events, EventBits]),
        new("streamSendFromISR", OperationKind.StreamSendFromISR, Interrupts, [Buffer, Bytes]),
        new("streamReceiveFromISR", OperationKind.StreamReceiveFromISR, Interrupts, [Buffer, Bytes]),
        new("messageSendFromISR", OperationKind.MessageSendFromISR, Interrupts, [Message, Bytes]),
        new("messageReceiveFromISR", OperationKind.MessageReceiveFromISR, Interrupts, [Message, Bytes]),
        new("streamResetFromISR", OperationKind.StreamResetFromISR, Interrupts, [Buffer]) { Kernels = KernelKinds.FreeRtos | KernelKinds.Smp },
        new("timerStartFromISR", OperationKind.TimerStartFromISR, Interrupts, [Timer]),
        new("timerStopFromISR", OperationKind.TimerStopFromISR, Interrupts, [Timer]),
        new("timerResetFromISR", OperationKind.TimerResetFromISR, Interrupts, [Timer]),
        new("timerPeriodFromISR", OperationKind.TimerPeriodFromISR, Interrupts, [Timer, Period]),
        new("pendFromISR", OperationKind.PendFromISR, Interrupts, [Call]),
    ];

    private static readonly FrozenDictionary<string, OperationRow> ByName = Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of a name; <see langword="null"/> when there is no such operation.</summary>
    public static OperationRow? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names that someone may use, in the order of the table.</summary>
    public static List<string> Names(OperationContexts context) =>
        [.. Rows.Where(row => (row.Contexts & context) != 0).Select(row => row.Name)];
}
