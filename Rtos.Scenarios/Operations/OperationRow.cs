using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Finds the kernel call of an operation on the object that it is about.</summary>
internal delegate KernelOperation CallFinder(ScenarioState state, ScenarioOperation operation);

/// <summary>Does the work of an operation before or after its call begins, other than filling in the arguments of its row.</summary>
internal delegate void CallStep(ScenarioPerformer performer, ScenarioOperation operation, ref KernelCall call);

/// <summary>Makes an operation's call in an interrupt.</summary>
internal delegate void InterruptCall(ScenarioState state, ScenarioOperation operation, InterruptContext isr);

/// <summary>An operation of scenarios: a kernel call, how files write it, and how it is made.</summary>
/// <param name="Call">The kernel call.</param>
/// <param name="Arguments">What follows the name, in the order of the call's own arguments.</param>
internal sealed record OperationRow(CallRow Call, params ImmutableArray<OperationArgument> Arguments)
{
    /// <summary>Its name in files and traces.</summary>
    public string Name => Call.Name;

    /// <summary>Who may perform it.</summary>
    public CallContexts Contexts => Call.Contexts;

    /// <summary>The kernels that have it.</summary>
    public KernelKinds Kernels { get; init; } = KernelKinds.All;

    /// <summary>Its names in C: functions and macros.</summary>
    public ImmutableArray<string> CNames { get; init; } = Call.CNames;

    /// <summary>Whether it may be used in a critical section.</summary>
    public CriticalSectionUse InCriticalSection { get; init; }

    /// <summary>Its effect on critical sections: 1 if it enters one, -1 if it leaves one.</summary>
    public int Nesting { get; init; }

    /// <summary>Whether it takes the core away from its own task, if it is about that: then it is not allowed inside a critical section.</summary>
    public bool StopsTask { get; init; }

    /// <summary>The call of a task or callback; null for operations of interrupts.</summary>
    public CallFinder? Find { get; init; }

    /// <summary>Runs before the call begins; null for nothing.</summary>
    public CallStep? Prepare { get; init; }

    /// <summary>Runs when the call has begun; null for nothing.</summary>
    public CallStep? Begun { get; init; }

    /// <summary>The call of an interrupt; null for operations of tasks and callbacks.</summary>
    public InterruptCall? FromISR { get; init; }

    /// <summary>Whether the call of an interrupt needs the lock that a critical section of the other core owns (FreeRTOS V11 on two cores).</summary>
    public Func<ScenarioState, ScenarioOperation, bool> NeedsIsrLock { get; init; } = static (_, _) => true;

    /// <summary>The trace text for a call that cannot be made; null if it can.</summary>
    public Func<ScenarioState, ScenarioOperation, string?> Refusal { get; init; } = WhenGone;

    /// <summary>The row of a call that is the same for all tasks and objects.</summary>
    public static OperationRow Of(KernelOperation call, params ImmutableArray<OperationArgument> arguments) =>
        new(call.Row, arguments) { Find = (_, _) => call };

    /// <summary>Whether a kernel has it.</summary>
    public bool IsFor(KernelKind kernel) => (Kernels & (KernelKinds)(1 << (int)kernel)) != 0;

    /// <summary>The least number of arguments.</summary>
    public int RequiredArguments => Arguments.Count(argument => !argument.IsOptional);

    /// <summary>How it is written in a file.</summary>
    public string Usage => $"[{string.Join(", ", Arguments.Select(argument => argument.ToString()).Prepend($"\"{Name}\""))}]";

    /// <summary>The result for a task or object that has been deleted, with which nothing can be done.</summary>
    public static string? WhenGone(ScenarioState state, ScenarioOperation operation) =>
        (operation.Task is { } task && state.Find(task) is null) || (operation.KernelObject is { } item && state.IsGone(item)) ? "gone" : null;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
