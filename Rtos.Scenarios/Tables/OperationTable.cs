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
    private static readonly OperationArgument Increment = new("ticks", ArgumentKind.Increment);
    private static readonly OperationArgument Index = new("index", ArgumentKind.NotifyIndex);

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
    ];

    private static readonly FrozenDictionary<string, OperationRow> ByName = Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of a name; <see langword="null"/> when there is no such operation.</summary>
    public static OperationRow? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names that someone may use, in the order of the table.</summary>
    public static List<string> Names(OperationContexts context) =>
        [.. Rows.Where(row => (row.Contexts & context) != 0).Select(row => row.Name)];
}
