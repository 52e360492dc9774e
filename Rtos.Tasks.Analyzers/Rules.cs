using Microsoft.CodeAnalysis;

namespace Rtos.Tasks.Analyzers;

/// <summary>The rules, as <c>docs/analyzers.md</c> explains them.</summary>
internal static class Rules
{
    internal static readonly DiagnosticDescriptor ForeignAwait = new(
        "RTOS001",
        "Task code may only await kernel calls and routines",
        "A task may only await kernel calls and routines, not {0}; {1}",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A task runs in the virtual time of its device. If what it awaits has not completed yet, the device panics, so "
        + "whether it panics depends on the host's timing.");

    internal static readonly DiagnosticDescriptor MustReturnRoutine = new(
        "RTOS002",
        "An async method that awaits kernel calls must return Routine",
        "{0} awaits a kernel call or routine but returns {1}; {2}",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Only an async method that returns Routine or Routine<T> can wait for a kernel call. In any other async method "
        + "the device panics.");

    internal static readonly DiagnosticDescriptor NotAwaited = new(
        "RTOS003",
        "A kernel call or routine must be awaited",
        "{0} is not awaited; {1}",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The task continues as if the call had returned. At its next call, or at its end, the device panics.");

    internal static readonly DiagnosticDescriptor Blocks = new(
        "RTOS004",
        "Device code must not block or use host threads",
        "{0} {1}; {2}",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "All tasks, timer callbacks and interrupt handlers of a device run on one thread. Blocking it stops the whole "
        + "device while its virtual time stands still. Work on another thread takes a different time in every run.");

    internal static readonly DiagnosticDescriptor HostClockOrChance = new(
        "RTOS005",
        "Device code must not read the host's clock or unseeded chance",
        "{0} differs from run to run; {1}",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The same configuration, program and inputs must give the same trace. Values from the host's clock or from an "
        + "unseeded random source differ in every run and cannot be replayed.");

    internal static readonly DiagnosticDescriptor AwaitedTwice = new(
        "RTOS006",
        "A kernel call or routine must be awaited once",
        "'{0}' is awaited more than once; await the call once, where it is made, and keep its result",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A kernel call is made when its method is called; await waits for its return. At the second await the "
        + "device panics.");
}
