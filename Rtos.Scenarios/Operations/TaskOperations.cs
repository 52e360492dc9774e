using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;
using static Rtos.Scenarios.OperationRow;

namespace Rtos.Scenarios;

/// <summary>The operations about tasks and the scheduler.</summary>
internal static class TaskOperations
{
    private static readonly OperationArgument Cycles = new("cycles", ArgumentKind.Cycles);
    private static readonly OperationArgument Priority = new("priority", ArgumentKind.Priority);
    private static readonly OperationArgument Delay = new("ticks", ArgumentKind.Wait);
    private static readonly OperationArgument Ticks = new("ticks", ArgumentKind.Ticks);
    private static readonly OperationArgument Increment = new("ticks", ArgumentKind.Increment);
    private static readonly OperationArgument CheckedWait = new("ticks", ArgumentKind.WaitToCheck);
    private static readonly OperationArgument Mask = new("mask", ArgumentKind.Mask);

    /// <summary>Operations of a task about itself and about others.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        Of(TaskCalls.Work, Cycles) with
        {
            Prepare = static (_, o, ref c) => c.Argument = o.Spread,
            FromISR = static (_, o, isr) => isr.Work(new Cycles(Cycles.NumberIn(o))),
            NeedsIsrLock = static (_, _) => false,
        },
        Of(TaskCalls.Delay, Delay) with { InCriticalSection = CriticalSectionUse.Never },
        Of(TaskCalls.DelayUntil, Increment) with
        {
            InCriticalSection = CriticalSectionUse.Never,
            Prepare = static (p, _, ref c) => c.Target = p.WakeTime ??= new WakeTime(p.State.Device.TickCount),
        },
        Of(TaskCalls.Yield),
        Of(TaskCalls.Create, Target) with
        {
            InCriticalSection = CriticalSectionUse.NotWithSmp,
            Refusal = static (s, o) => s.Exists(o.Task!) ? "exists" : null,
            Prepare = static (p, o, ref c) => c.Target = p.State.Order(o.Task!),
        },
        Of(TaskCalls.Delete, TargetOrSelf) with
        {
            InCriticalSection = CriticalSectionUse.NotWithSmp,
            StopsTask = true,
            Prepare = static (p, o, ref _) => p.State.Forget(o.Task ?? p.Task!),
        },
        Of(TaskCalls.Suspend, TargetOrSelf) with { StopsTask = true },
        Of(TaskCalls.Resume, Target),
        Of(TaskCalls.SetPriority, TargetOrSelf, Priority),
        Of(TaskCalls.GetPriority, Target),
        Of(TaskCalls.AbortDelay, Target) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
        Of(TaskCalls.State, Target),
        Of(TaskCalls.SuspendAll) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
        Of(TaskCalls.ResumeAll) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
        Of(TaskCalls.TickCount),
    ];

    /// <summary>Critical sections, and queries of the scheduler.</summary>
    public static ImmutableArray<OperationRow> OfScheduler { get; } =
    [
        Of(TaskCalls.EnterCritical) with { Nesting = 1, CNames = [.. TaskRows.EnterCritical.CNames, "vTaskEnterCritical"] },
        Of(TaskCalls.ExitCritical) with { Nesting = -1, CNames = [.. TaskRows.ExitCritical.CNames, "vTaskExitCritical"] },
        Of(TaskCalls.SchedulerState),
        Of(TaskCalls.NumTasks),
        Of(TaskCalls.BasePriority, Target) with { Kernels = KernelKinds.FreeRtos | KernelKinds.Smp },
        Of(TaskCalls.CatchUpTicks, Ticks) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
    ];

    /// <summary>Time-outs over several calls, run times, and operations that only V11 with several cores has.</summary>
    public static ImmutableArray<OperationRow> Further { get; } =
    [
        Of(TaskCalls.SetTimeOut) with { Prepare = static (p, _, ref c) => c.Target = p.BeginTimeOut() },
        Of(TaskCalls.CheckTimeOut, CheckedWait) with { Prepare = static (p, o, ref c) => c.Target = p.TimeOutOf(o) },
        Of(TaskCalls.RunTime, Target),
        Of(TaskCalls.SetAffinity, Target, Mask) with { Kernels = KernelKinds.Smp },
        Of(TaskCalls.GetAffinity, Target) with { Kernels = KernelKinds.Smp },
        Of(TaskCalls.PreemptionDisable, Target) with { Kernels = KernelKinds.Smp },
        Of(TaskCalls.PreemptionEnable, Target) with { Kernels = KernelKinds.Smp },
    ];

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        new(TaskRows.ResumeFromISR, Target) { FromISR = static (s, o, isr) => isr.ResumeFromISR(s.Find(o.Task!)!) },
        new(TaskRows.TickCountFromISR) { FromISR = static (_, _, isr) => isr.TickCountFromISR(), NeedsIsrLock = static (_, _) => false },
    ];
}
