using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>What the reader knows about one operation.</summary>
/// <param name="Name">Its name in files and traces.</param>
/// <param name="Kind">Which operation it is.</param>
/// <param name="Contexts">Who may perform it.</param>
/// <param name="Arguments">What follows the name.</param>
internal sealed record OperationRow(
    string Name,
    OperationKind Kind,
    OperationContexts Contexts,
    ImmutableArray<OperationArgument> Arguments)
{
    /// <summary>The kernels that have it.</summary>
    public KernelKinds Kernels { get; init; } = KernelKinds.All;

    /// <summary>What C calls it: the functions and macros, the usual one first.</summary>
    public ImmutableArray<string> CNames { get; init; } = [];

    /// <summary>Whether a kernel has it.</summary>
    public bool IsFor(KernelKind kernel) => (Kernels & (KernelKinds)(1 << (int)kernel)) != 0;

    /// <summary>Whether it may stand in a critical section.</summary>
    public CriticalSectionUse InCriticalSection { get; init; }

    /// <summary>How many arguments it needs at least.</summary>
    public int RequiredArguments => Arguments.Count(argument => !argument.IsOptional);

    /// <summary>How a file writes it.</summary>
    public string Usage => $"[{string.Join(", ", Arguments.Select(argument => argument.ToString()).Prepend($"\"{Name}\""))}]";
}
